import { LRUCache } from 'lru-cache';
import { countryName } from '#kernel';

/** Making an Intl.DisplayNames costs a hundred times what asking it does, so names once asked for are kept. */
const names = new LRUCache<string, string>({ max: 25_000 });
const supported = new LRUCache<string, boolean>({ max: 1000 });

/** Whether CLDR names countries in the language, as opposed to falling back to English. */
export function namesCountries(language: string): boolean {
  let known = supported.get(language);
  if (known === undefined) {
    known = Intl.DisplayNames.supportedLocalesOf([language]).length > 0;
    supported.set(language, known);
  }
  return known;
}

/** A country's name in the first of the languages that CLDR has; else in English. */
export function nameOf(code: string, languages: readonly string[]): string {
  const language = languages.find(namesCountries) ?? 'en';
  const key = `${code} ${language}`;
  let name = names.get(key);
  if (name === undefined) {
    name = countryName(code, language);
    names.set(key, name);
  }
  return name;
}
