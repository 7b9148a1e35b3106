import { LRUCache } from 'lru-cache';

/**
 * What a text is made of, by the rules of its language. CLDR's dictionaries find the words of Thai, Lao, Khmer, Burmese,
 * Chinese and Japanese, which no space parts; a vowel sign or a diacritic stays with its letter. Joined, the pieces are
 * the text again.
 */
const segmenters = new LRUCache<string, Intl.Segmenter>({ max: 200 });

function pieces(text: string, language: string, granularity: 'word' | 'sentence'): string[] {
  const key = `${language} ${granularity}`;
  let segmenter = segmenters.get(key);
  if (!segmenter) segmenters.set(key, (segmenter = new Intl.Segmenter([language, 'en'], { granularity })));
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export const wordsOf = (text: string, language: string): string[] => pieces(text, language, 'word');
export const sentencesOf = (text: string, language: string): string[] => pieces(text, language, 'sentence');
