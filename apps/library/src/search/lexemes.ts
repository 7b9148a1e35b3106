import anyAscii from 'any-ascii';
import { stemmedLanguage } from './stemmers.js';
import type { StemOf } from './stems.service.js';

/**
 * What stands in the index besides words. A stem carries its language (`en=nurs`), so that a word of one language is not
 * found by the stem of another; a word of an alphabet with vowels of its own also stands there in Latin letters (`~sestra`);
 * where a name of a concept begins, in whatever language, stands the concept (`#nurse`). The marks are in no word, so nobody
 * can type them.
 */
export const stemLexeme = (language: string, stem: string): string => `${stemmedLanguage(language) ?? ''}=${stem}`;
export const latinLexeme = (latin: string): string => `~${latin}`;
export const conceptLexeme = (key: string): string => `#${key}`;

/** What may stand for a word of a concept's name; nothing for one that says nothing by itself (the, of). */
export function formsOfName(
  language: string,
  { text, written }: { text: string; written: string },
  stemOf: StemOf,
): string[] {
  const stem = stemOf(language, written);
  if (stem === '') return [];
  return stem ? [text, stemLexeme(language, stem)] : [text];
}

/** Alphabets that people write in Latin letters much as any-ascii does; Arabic and Hebrew leave vowels out, so not those. */
const ALPHABET = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]/u;

/** The word in Latin letters; null where it is written in them, or in a script for which that helps nobody. */
export function inLatin(word: string): string | null {
  if (!ALPHABET.test(word)) return null;
  const latin = anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return latin.length >= 3 ? latin : null;
}
