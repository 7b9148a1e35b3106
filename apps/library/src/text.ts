import { direction, pickLanguage } from '#kernel';
import type { SubgraphContext } from '#graphql';

export interface Text {
  language: string;
  value: string;
  direction: 'LTR' | 'RTL';
}

export const textOf = (language: string, value: string): Text => ({
  language,
  value,
  direction: direction(language) === 'rtl' ? 'RTL' : 'LTR',
});

/** In the language asked for, else in one of the reader's, else in the original one, else in any; null when there is none. */
export function readText(
  texts: Readonly<Record<string, string>>,
  asked: string | null | undefined,
  { languages }: Pick<SubgraphContext, 'languages'>,
  original = 'en',
): Text | null {
  const found = pickLanguage(texts, asked ? [asked, ...languages] : languages, original);
  return found && textOf(found.language, found.value);
}

/** All of them, the original first. */
export const allTexts = (texts: Readonly<Record<string, string>>, original = 'en'): Text[] =>
  Object.entries(texts)
    .sort(([a], [b]) => Number(b === original) - Number(a === original))
    .map(([language, value]) => textOf(language, value));
