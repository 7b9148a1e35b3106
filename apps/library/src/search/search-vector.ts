import type { Weight } from '#kernel';

/** PostgreSQL's largest position in a tsvector. */
const LAST_POSITION = 16_383;
/** Keeps a phrase from reaching over the end of one text into the next. */
const GAP = 10;
/** As many places of one word as PostgreSQL keeps, less some. */
const MOST_PLACES = 200;
/** A tsvector has at most 1 MB. */
const MOST_CHARACTERS = 700_000;

/** A text, each of its words as what stands for it in the index: the word, its stem, itself in Latin letters. */
export interface IndexedText {
  weight: Weight;
  words: readonly (readonly string[])[];
}

export interface Vectors {
  search: string;
  /** of titles, number and id alone: small, so that many can be ranked in little time */
  search_title: string;
}

interface Places {
  text: string;
  count: number;
}

/** `,12A`, made once for all records: by weight and position. */
const MARKS: Record<Weight, string[]> = { A: [], B: [], C: [], D: [] };
const markAt = (position: number, weight: Weight): string => (MARKS[weight][position] ??= `,${position}${weight}`);

/**
 * Two tsvectors as text, for `::tsvector`. Built here, word by word, because PostgreSQL's own parser would take a decree's
 * number for a path and could not cut Thai, Lao, Khmer, Burmese, Chinese and Japanese into words. A word's stem stands at
 * the same place as the word. Texts of weight A come first: the vector of titles is how far the whole one got with them.
 */
export function searchVectors(texts: readonly IndexedText[]): Vectors {
  const places = new Map<string, Places>();
  let titles: string | null = null;
  let position = 0;
  let characters = 0;
  for (const { weight, words } of texts) {
    if (weight !== 'A') titles ??= written(places);
    for (const lexemes of words) {
      if (characters > MOST_CHARACTERS) break;
      position = Math.min(position + 1, LAST_POSITION);
      const mark = markAt(position, weight);
      for (const lexeme of lexemes) {
        const found = places.get(lexeme);
        if (found === undefined) {
          places.set(lexeme, { text: mark, count: 1 });
          characters += mark.length + Buffer.byteLength(lexeme) + 4;
        } else if (found.count < MOST_PLACES) {
          found.text += mark;
          found.count += 1;
          characters += mark.length;
        }
      }
    }
    position = Math.min(position + GAP, LAST_POSITION);
  }
  const search = written(places);
  return { search, search_title: titles ?? search };
}

function written(places: ReadonlyMap<string, Places>): string {
  let vector = '';
  for (const [lexeme, { text }] of places) vector += `'${lexeme}':${text.slice(1)} `;
  return vector.trimEnd();
}
