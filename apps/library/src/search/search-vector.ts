import { inLatin, latinLexeme, stemLexeme } from './lexemes.js';
import type { WeightedText } from './search-text.js';
import type { StemOf } from './stems.service.js';
import { words } from './words.js';

/** PostgreSQL's largest position in a tsvector. */
const LAST_POSITION = 16_383;
/** Keeps a phrase from reaching over the end of one text into the next. */
const GAP = 10;
/** As many places of one word as PostgreSQL keeps, less some. */
const MOST_PLACES = 200;
/** A tsvector has at most 1 MB. */
const MOST_CHARACTERS = 700_000;

/**
 * A tsvector as text, for `::tsvector`. Built here, word by word, because PostgreSQL's own parser would take a decree's
 * number for a path and could not cut Thai, Lao, Khmer, Burmese, Chinese and Japanese into words. A word's stem stands at
 * the same place as the word.
 */
export function searchVector(
  texts: readonly Pick<WeightedText, 'weight' | 'text' | 'language'>[],
  stemOf: StemOf = () => null,
): string {
  const places = new Map<string, string[]>();
  let position = 0;
  let characters = 0;
  const put = (lexeme: string, place: string): void => {
    const found = places.get(lexeme);
    if (found && found.length >= MOST_PLACES) return;
    characters += place.length + 1 + (found ? 0 : Buffer.byteLength(lexeme) + 4);
    if (found) found.push(place);
    else places.set(lexeme, [place]);
  };
  for (const { weight, text, language } of texts) {
    for (const word of words(text)) {
      if (characters > MOST_CHARACTERS) break;
      position = Math.min(position + 1, LAST_POSITION);
      const place = `${position}${weight}`;
      put(word.text, place);
      const stem = stemOf(language, word.written);
      if (stem && stem !== word.text) put(stemLexeme(language ?? '', stem), place);
      const latin = inLatin(word.text);
      if (latin) put(latinLexeme(latin), place);
    }
    position = Math.min(position + GAP, LAST_POSITION);
  }
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}
