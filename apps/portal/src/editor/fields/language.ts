import { spoken } from '../../words.js';

/** Offered first; any other is typed by its tag. */
export const USUAL_LANGUAGES = [
  'en',
  'fr',
  'es',
  'ru',
  'ar',
  'zh',
  'vi',
  'th',
  'id',
  'ms',
  'fil',
  'lo',
  'km',
  'my',
  'tet',
  'pt',
  'de',
  'it',
  'nl',
  'pl',
  'ro',
  'sr',
  'tr',
  'uk',
  'hi',
  'ne',
  'si',
  'ta',
  'bn',
  'ur',
  'fa',
  'sw',
  'am',
  'ja',
  'ko',
] as const;

const names = new Intl.DisplayNames([spoken], { type: 'language' });

export function nameOfLanguage(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1 && nameOfLanguage(tag) !== tag;
  } catch {
    return false;
  }
}
