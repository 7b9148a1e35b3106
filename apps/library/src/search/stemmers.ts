/** Languages for which PostgreSQL brings a stemmer, by the first part of their tags, and the script that it knows. */
const STEMMERS: Readonly<Record<string, { dictionary: string; script: RegExp }>> = Object.fromEntries(
  (
    [
      [
        'Latin',
        'ca catalan, da danish, de german, en english, es spanish, et estonian, eu basque, fi finnish, fr french',
      ],
      [
        'Latin',
        'ga irish, hu hungarian, id indonesian, it italian, lt lithuanian, nb norwegian, nl dutch, nn norwegian',
      ],
      ['Latin', 'no norwegian, pt portuguese, ro romanian, sv swedish, tr turkish'],
      ['Cyrillic', 'ru russian, sr serbian'],
      ['Greek', 'el greek'],
      ['Arabic', 'ar arabic'],
      ['Armenian', 'hy armenian'],
      ['Devanagari', 'hi hindi, ne nepali'],
      ['Hebrew', 'yi yiddish'],
      ['Tamil', 'ta tamil'],
    ] as const
  ).flatMap(([script, list]) =>
    list.split(', ').map((entry) => {
      const [language = '', name = ''] = entry.split(' ');
      return [language, { dictionary: `${name}_stem`, script: new RegExp(`^\\p{Script=${script}}`, 'u') }] as const;
    }),
  ),
);

/** The language of a text as stemmers know it: `pt-BR` is `pt`; null where there is no stemmer. */
export function stemmedLanguage(tag: string | null): string | null {
  if (tag === null) return null;
  const end = tag.indexOf('-');
  const language = end < 0 ? tag : tag.slice(0, end);
  return Object.hasOwn(STEMMERS, language) ? language : null;
}

export const dictionaryOf = (language: string): string => STEMMERS[language]?.dictionary ?? 'simple';

/** Numbers and words of another script than the language's stay as they are. */
export const canStem = (language: string, written: string): boolean =>
  STEMMERS[language]?.script.test(written) ?? false;
