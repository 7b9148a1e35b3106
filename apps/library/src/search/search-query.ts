import { invalidInput } from '#kernel';
import { words } from './words.js';

const LONGEST = 500;
const LONGER_WORD = /^\p{L}{4,}$/u;
const TERM = /(-?)"([^"]*)"?|(\S+)/gu;

/**
 * What a person typed, as a tsquery for `::tsquery`: words joined by AND, "a phrase", -excluded. Longer words, and the
 * last one while it is being typed, also count as beginnings: `nurse` finds nurses, in languages for which nobody made a
 * stemmer. Null when it is blank; a query without a single word (`?!`) is one that finds nothing: ''.
 */
export function searchQuery(typed: string | null | undefined): string | null {
  const text = typed?.trim() ?? '';
  if (text === '') return null;
  if (text.length > LONGEST)
    throw invalidInput([{ path: 'search', message: `must have at most ${LONGEST} characters` }]);
  const terms = [...text.matchAll(TERM)];
  return terms
    .map((term, index) => asQuery(term, index === terms.length - 1))
    .filter((query) => query !== '')
    .join(' & ');
}

function asQuery([whole, minusBeforePhrase, phrase, bare = '']: RegExpExecArray, last: boolean): string {
  const isPhrase = phrase !== undefined;
  const excluded = isPhrase ? minusBeforePhrase === '-' : bare.startsWith('-') && bare.length > 1;
  const found = [...words(isPhrase ? phrase : whole)];
  const open = !isPhrase && !excluded;
  const isBeginning = (word: string, index: number): boolean =>
    open && (LONGER_WORD.test(word) || (last && index === found.length - 1));
  const lexemes = found.map(({ text }, index) => `'${text}'${isBeginning(text, index) ? ':*' : ''}`);
  if (lexemes.length === 0) return '';
  // A run of a script without spaces may hold several words in another order than typed; a decree's number may not.
  const joined = lexemes.join(!isPhrase && found.some(({ cut }) => cut) ? ' & ' : ' <-> ');
  return excluded ? `!(${joined})` : `(${joined})`;
}
