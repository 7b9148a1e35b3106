import type { WeightedText } from './search-text.js';
import { words } from './words.js';

/** PostgreSQL's largest position in a tsvector. */
const LAST_POSITION = 16_383;
/** Keeps a phrase from reaching over the end of one text into the next. */
const GAP = 10;

/**
 * A tsvector as text, for `::tsvector`. Built here, word by word, because PostgreSQL's own parser would take a decree's
 * number for a path and could not cut Thai, Lao, Khmer, Burmese, Chinese and Japanese into words.
 */
export function searchVector(texts: readonly Pick<WeightedText, 'weight' | 'text'>[]): string {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const { weight, text } of texts) {
    for (const word of words(text)) {
      position = Math.min(position + 1, LAST_POSITION);
      const found = places.get(word.text);
      if (!found) places.set(word.text, [`${position}${weight}`]);
      else if (found.length < 200) found.push(`${position}${weight}`);
    }
    position = Math.min(position + GAP, LAST_POSITION);
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}
