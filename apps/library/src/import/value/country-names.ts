import { COUNTRY_CODES, countryName } from '#kernel';

/** From a country's name in one language, as CLDR has it, to its ISO code; a code is its own name. */
export function countriesByName(language: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const style of ['long', 'short'] as const) {
    const display = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
    for (const code of COUNTRY_CODES) names.set(folded(display.of(code) ?? code), code);
  }
  for (const code of COUNTRY_CODES) {
    names.set(folded(countryName(code, language)), code);
    names.set(folded(code), code);
  }
  return names;
}

/** Case, accents, spaces and the word `and` do not tell countries apart: `Viet Nam` is `Vietnam`. */
export const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
