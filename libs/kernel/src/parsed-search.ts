import { invalidInput } from './fault.js';
import { words } from './words.js';

const LONGEST = 500;
const MOST_WORDS = 40;
const LONGER_WORD = /^\p{L}{4,}$/u;
const PART = /(-?)"([^"]*)"?|(\S+)/gu;

export interface SoughtWord {
  text: string;
  written: string;
  /** also finds words that begin with it */
  beginning: boolean;
  /** in capitals, as abbreviations are */
  capitals: boolean;
}

export interface Term {
  words: SoughtWord[];
  /** in this order, one right after the other */
  inOrder: boolean;
  /** in quotation marks: nothing but these very words */
  exact: boolean;
  excluded: boolean;
}

/** All of them must hold; of each at least one alternative. */
export type ParsedSearch = Term[][];

/**
 * What a person typed: words that must all be there, "a phrase", -excluded, one OR another, begin*. Longer words, and the last
 * one while it is being typed, also count as beginnings. Null when it is blank; empty when there is no word in it (`?!`).
 * @param path what a fault names
 * @param typing whether the last word may not be whole yet
 */
export function parseSearch(
  typed: string | null | undefined,
  { path = 'search', typing = true }: { path?: string; typing?: boolean } = {},
): ParsedSearch | null {
  const text = typed?.trim() ?? '';
  if (text === '') return null;
  if (text.length > LONGEST) throw invalidInput([{ path, message: `must have at most ${LONGEST} characters` }]);
  const parts = [...text.matchAll(PART)];
  const clauses: ParsedSearch = [];
  let left = MOST_WORDS;
  let joins = false;
  for (const [index, part] of parts.entries()) {
    if (part[3] === 'OR' && index > 0 && index < parts.length - 1) {
      joins = true;
      continue;
    }
    const term = asTerm(part, typing && index === parts.length - 1);
    left -= term.words.length;
    if (left < 0) throw invalidInput([{ path, message: `must have at most ${MOST_WORDS} words` }]);
    if (term.words.length > 0) {
      const before = joins ? clauses.at(-1) : undefined;
      if (before && !term.excluded && !before.some(({ excluded }) => excluded)) before.push(term);
      else clauses.push([term]);
    }
    joins = false;
  }
  return clauses;
}

function asTerm([whole, minusBeforePhrase, phrase, bare = '']: RegExpExecArray, last: boolean): Term {
  const exact = phrase !== undefined;
  const excluded = exact ? minusBeforePhrase === '-' : bare.startsWith('-') && bare.length > 1;
  const source = exact ? phrase : whole;
  const found = [...words(source)];
  const open = !exact && !excluded;
  const starred = /[\p{L}\p{M}\p{N}]\*$/u.test(source);
  const capitals = !exact && /^[\p{Lu}\p{N}]{2,}$/u.test(source);
  return {
    words: found.map(({ text, written }, index) => ({
      text,
      written,
      beginning: open && (LONGER_WORD.test(text) || ((last || starred) && index === found.length - 1)),
      capitals,
    })),
    // A run of a script without spaces may hold several words in another order than typed; a decree's number may not.
    inOrder: exact || !found.some(({ cut }) => cut),
    exact,
    excluded,
  };
}
