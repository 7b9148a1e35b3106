import { useState, type ReactNode } from 'react';
import { spoken } from '../../words.js';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';
import { SearchBox, Taken } from './search-box.js';
import { codesIn } from './ticks.js';

/** Several countries, found by their names. */
export function Countries({ value, change, tied, name }: Of<'countries'>): ReactNode {
  const { isOpen, choices } = useEditing();
  const [words, search] = useState('');
  const countries = choices.countries.map(({ value: id, label }) => ({ id, label }));
  const codes = codesIn(value);
  const put = (now: readonly string[]): void => change(now.length > 0 ? now : undefined);
  const typed = words.trim().toLocaleLowerCase(spoken);
  const offered =
    typed === ''
      ? []
      : countries.filter(({ id, label }) => label.toLocaleLowerCase(spoken).includes(typed) && !codes.includes(id));
  const taken = codes.map((id) => countries.find((country) => country.id === id) ?? { id, label: id });
  return (
    <>
      <Taken items={taken} letGo={isOpen ? (id) => put(codes.filter((other) => other !== id)) : null} />
      {isOpen && (
        <SearchBox label={name} tied={tied} offered={offered} search={search} take={(id) => put([...codes, id])} />
      )}
    </>
  );
}
