import { spoken, useWords } from '../words.js';
import type { Part } from './filter.js';
import { isCountry, knownName, type KnownNames } from './known-names.js';

const ofCountries = new Intl.DisplayNames(spoken, { type: 'region' });
const ofLanguages = new Intl.DisplayNames(spoken, { type: 'language' });

export const countryName = (code: string): string => ofCountries.of(code) ?? code;
export const languageName = (tag: string): string => ofLanguages.of(tag) ?? tag;

/** What the values of filters are called in the reader's language. */
export function useNames(known: KnownNames): (part: Part, value: string) => string {
  const say = useWords();
  return (part, value) => {
    if (part === 'kinds') return say(`portal.${value.toLowerCase()}` as 'portal.law');
    if (part === 'types') return say(`following.type.${value}` as 'following.type.law.in_force');
    if (part === 'languages') return languageName(value);
    if (part === 'countries' || (part === 'counterparts' && isCountry(value))) return countryName(value);
    return knownName(known, part, value);
  };
}
