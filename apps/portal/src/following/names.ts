import { useMemo } from 'react';
import { useQuery } from 'urql';
import { spoken, useWords } from '../words.js';
import { PARTS, type Filter, type Part } from './filter.js';

const ofCountries = new Intl.DisplayNames(spoken, { type: 'region' });
const ofLanguages = new Intl.DisplayNames(spoken, { type: 'language' });

export const countryName = (code: string): string => ofCountries.of(code) ?? code;
export const languageName = (tag: string): string => ofLanguages.of(tag) ?? tag;

const SCHEMES: Partial<Record<Part, (code: string) => string>> = {
  topics: () => 'topics',
  legalBases: (code) => code.split(':')[0] ?? code,
  occupations: () => 'ISCO-08',
  migrantGroups: () => 'migrant-groups',
};

const isCountry = (value: string): boolean => /^[A-Z]{2}$/.test(value);

/** Those whose names only the network knows, as one question with a field for each. */
function questionOf(filters: readonly Filter[]): { query: string; keys: string[] } {
  const asked = new Map<string, string>();
  for (const filter of filters)
    for (const part of PARTS)
      for (const value of filter[part]) {
        const scheme = SCHEMES[part]?.(value);
        const isParticipant = ['bodies', 'owners'].includes(part) || (part === 'counterparts' && !isCountry(value));
        if (scheme)
          asked.set(
            `${part} ${value}`,
            `concept(scheme: ${JSON.stringify(scheme)}, code: ${JSON.stringify(value)}) { label { value } }`,
          );
        else if (isParticipant) asked.set(`${part} ${value}`, `participant(id: ${JSON.stringify(value)}) { name }`);
      }
  const fields = [...asked.values()].map((field, n) => `n${n}: ${field}`);
  return { query: `query NamesOfFilter { __typename ${fields.join(' ')} }`, keys: [...asked.keys()] };
}

type Names = Record<string, { name?: string; label?: { value: string } } | null>;

/** What the values of filters are called in the reader's language; the code itself until, or unless, it is known. */
export function useNames(filters: readonly Filter[]): (part: Part, value: string) => string {
  const say = useWords();
  const key = JSON.stringify(filters);
  const { query, keys } = useMemo(() => questionOf(JSON.parse(key) as Filter[]), [key]);
  const [{ data }] = useQuery<Names>({ query, pause: keys.length === 0 });
  return (part, value) => {
    if (part === 'kinds') return say(`portal.${value.toLowerCase()}` as 'portal.law');
    if (part === 'types') return say(`following.type.${value}` as 'following.type.law.in_force');
    if (part === 'languages') return languageName(value);
    if (part === 'countries' || (part === 'counterparts' && isCountry(value))) return countryName(value);
    const known = data?.[`n${keys.indexOf(`${part} ${value}`)}`];
    return known?.name ?? known?.label?.value ?? value;
  };
}
