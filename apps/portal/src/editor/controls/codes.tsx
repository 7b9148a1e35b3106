import { useDeferredValue, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { CodesDocument } from '../../operations.js';
import { spoken } from '../../words.js';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';
import { SearchBox, Taken, type Offered } from './search-box.js';

const MOST = 60;

/** Codes of vocabularies, found by the beginnings of their words in any language. */
export function Codes({ field, value, change, path, tied, name }: Of<'code' | 'codes'>): ReactNode {
  const { isOpen, labels } = useEditing();
  const [words, search] = useState('');
  const [seen, see] = useState<Readonly<Record<string, Offered>>>({});
  const asked = useDeferredValue(words.trim());
  const [{ data }] = useQuery({
    query: CodesDocument,
    variables: { scheme: field.schemes.length === 1 ? (field.schemes[0] ?? null) : null, search: asked, first: MOST },
    pause: asked === '',
  });
  const codes = codesOf(value);
  const offered =
    asked === ''
      ? []
      : (data?.concepts ?? [])
          .filter(
            ({ code, scheme, assignable, status }) =>
              field.schemes.includes(scheme) && assignable && status === 'CURRENT' && !codes.includes(code),
          )
          .map(({ code, label, ancestors }) => ({
            id: code,
            label: label.value,
            language: label.language,
            more: ancestors.length > 0 ? ancestors.map((above) => above.label.value).join(' › ') : code,
          }));
  const put = (now: readonly string[]): void => {
    if (field.control === 'code') change(now.at(-1));
    else change(now.length > 0 ? now : undefined);
  };
  const take = (code: string): void => {
    const found = offered.find(({ id }) => id === code);
    if (found) see({ ...seen, [code]: found });
    put(field.control === 'code' ? [code] : [...codes, code]);
  };
  const known = labels[path.split('.')[0] ?? ''] ?? {};
  const shown = codes.map(
    (code) => seen[code] ?? { id: code, ...labelOf(code, known[code] ?? labels['topics']?.[code]) },
  );
  return (
    <>
      <Taken items={shown} letGo={isOpen ? (code) => put(codes.filter((other) => other !== code)) : null} />
      {isOpen && (field.control === 'codes' || codes.length === 0) && (
        <SearchBox label={name} tied={tied} offered={offered} search={search} take={take} />
      )}
    </>
  );
}

function codesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value as string[];
  return typeof value === 'string' ? [value] : [];
}

function labelOf(code: string, words: Readonly<Record<string, string>> | undefined): Omit<Offered, 'id'> {
  for (const language of [spoken, spoken.split('-')[0] ?? '', 'en']) {
    const label = words?.[language];
    if (label) return { label, language, more: code };
  }
  return { label: code };
}
