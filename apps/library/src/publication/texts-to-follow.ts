import { searchedTexts, type Searched } from '../search/searched-texts.js';

const MOST_CHARACTERS = 20_000;

/**
 * What a change tells of a record's own words besides its title, for those who follow words in it: what the search of the
 * library reads, from what weighs most, up to a length that a change log may be told.
 */
export function textsToFollow(record: Searched): string[] {
  const texts: string[] = [];
  let left = MOST_CHARACTERS;
  for (const { field, text } of searchedTexts(record)) {
    if (field === 'title') continue;
    if (left <= 0 || texts.length === 500) break;
    texts.push(text.slice(0, left).toWellFormed());
    left -= text.length;
  }
  return texts;
}
