import { words } from './words.js';

/** Weights of PostgreSQL, from what counts most. */
export type Weight = 'A' | 'B' | 'C' | 'D';

export interface Weighted {
  weight: Weight;
  text: string;
}

/** PostgreSQL's largest position in a tsvector. */
const LAST_POSITION = 16_383;
/** Keeps a phrase from reaching over the end of one text into the next. */
const GAP = 10;
/** As many places of one word as PostgreSQL keeps, less some. */
const MOST_PLACES = 200;
/** A tsvector has at most 1 MB. */
const MOST_CHARACTERS = 700_000;

const encoder = new TextEncoder();

/**
 * A tsvector as text, for `::tsvector`. Built here, word by word, because PostgreSQL's own parser would take a decree's
 * number for a path and could not cut Thai, Lao, Khmer, Burmese, Chinese and Japanese into words.
 */
export function wordVector(texts: readonly Weighted[]): string {
  const places = new Map<string, string[]>();
  let position = 0;
  let characters = 0;
  for (const { weight, text } of texts) {
    for (const { text: word } of words(text)) {
      if (characters > MOST_CHARACTERS) break;
      position = Math.min(position + 1, LAST_POSITION);
      const place = `${position}${weight}`;
      const found = places.get(word);
      if (found && found.length >= MOST_PLACES) continue;
      characters += place.length + 1 + (found ? 0 : encoder.encode(word).length + 4);
      if (found) found.push(place);
      else places.set(word, [place]);
    }
    position = Math.min(position + GAP, LAST_POSITION);
  }
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}
