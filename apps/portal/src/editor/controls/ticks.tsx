import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { VocabularyWordsDocument } from '../../operations.js';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';

/** Several of a few. */
export function Ticks({ field, value, change, path }: Of<'ticks'>): ReactNode {
  const { isOpen } = useEditing();
  const [{ data }] = useQuery({ query: VocabularyWordsDocument, variables: { scheme: field.scheme } });
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const tick = (code: string, isOn: boolean): void => {
    const now = isOn ? [...chosen, code] : chosen.filter((other) => other !== code);
    change(now.length > 0 ? now : undefined);
  };
  return (
    <ul className="ticks">
      {(data?.vocabulary?.concepts ?? [])
        .filter(({ assignable, code }) => assignable || chosen.includes(code))
        .map(({ code, label }) => (
          <li key={code}>
            <label>
              <input
                type="checkbox"
                name={path}
                disabled={!isOpen}
                checked={chosen.includes(code)}
                onChange={({ target }) => tick(code, target.checked)}
              />{' '}
              <span lang={label.language}>{label.value}</span>
            </label>
          </li>
        ))}
    </ul>
  );
}
