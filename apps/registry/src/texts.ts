import { direction, pickLanguage } from '#kernel';

/** A record's texts by language, as rows keep them. */
export type Texts = Record<string, string>;

export interface Text {
  language: string;
  value: string;
  direction: 'LTR' | 'RTL';
}

export const text = (language: string, value: string): Text => ({
  language,
  value,
  direction: direction(language) === 'rtl' ? 'RTL' : 'LTR',
});

export const allTexts = (texts: Texts): Text[] =>
  Object.entries(texts).map(([language, value]) => text(language, value));

export interface LanguageArgs {
  language?: string | null;
}

/** The text in the language asked for, else in one that the reader accepts, else in English. */
export function readText(
  texts: Texts,
  { language }: LanguageArgs,
  { languages }: { languages: readonly string[] },
): string {
  return pickLanguage(texts, language ? [language] : languages, 'en')?.value ?? '';
}
