import { Fault, parseSearch, unstorable, type ParsedSearch, type Problem, type Term } from '#kernel';

/** The words that somebody wants to find in a change: as typed, and as PostgreSQL takes them. */
export interface Sought {
  typed: string;
  /** text for `::tsquery` */
  query: string;
  /** each of what must be there, in the same form, and as it was typed */
  clauses: { typed: string; query: string }[];
  /** one of these stands among the keys of every change that has the words, see access-keys; empty: no word must be there */
  keys: string[];
}

/** A word is found among the keys of a change by this; what only begins with it, by its first letters: more of them are rarer, and
 * each is one more to look up for every word of a change. */
export const WORD_KEY = 'word:';
export const BEGINNING_KEY = 'begins:';
export const LONGEST_BEGINNING = 6;

/** Read as the library reads a search, so that what is searched for there and followed here is the same. */
export function readSearch(typed: string | null | undefined, path: string, problems: Problem[]): Sought | null {
  const bad = unstorable(typed ?? '');
  if (bad !== null) {
    problems.push({ path, message: bad });
    return null;
  }
  try {
    const parsed = parseSearch(typed, { path, typing: false });
    if (parsed === null) return null;
    if (parsed.length > 0) return soughtOf(parsed, (typed as string).trim());
    problems.push({ path, message: 'has no word in it; expected words, such as nurse recruit* "bilateral agreement"' });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    problems.push(...error.problems);
  }
  return null;
}

function soughtOf(parsed: ParsedSearch, typed: string): Sought {
  const clauses = parsed.map((clause) => ({
    typed: clause.map(termTyped).join(' OR '),
    query: joined(clause.map(termQuery), '|'),
  }));
  return {
    typed,
    query: joined(
      clauses.map(({ query }) => query),
      '&',
    ),
    clauses,
    keys: rarestKeys(parsed),
  };
}

const joined = (parts: readonly string[], operator: string): string =>
  parts.length === 1 ? (parts[0] as string) : `(${parts.join(` ${operator} `)})`;

function termQuery({ words, inOrder, excluded }: Term): string {
  const query = joined(
    words.map(({ text, beginning }) => `'${text}'${beginning ? ':*' : ''}`),
    inOrder ? '<->' : '&',
  );
  return excluded ? `!${query}` : query;
}

function termTyped({ words, exact, excluded }: Term): string {
  const text = words.map(({ written, beginning }) => (beginning ? `${written}*` : written)).join(' ');
  return `${excluded ? '-' : ''}${exact ? `"${text}"` : text}`;
}

/** Of what must be there, that with the fewest alternatives, and among those the longest words: few changes have them. */
function rarestKeys(parsed: ParsedSearch): string[] {
  const [best] = parsed
    .filter((clause) => clause.every(({ excluded }) => !excluded))
    .map((clause) => clause.map(keyOf))
    .sort((a, b) => a.length - b.length || lengthOf(b) - lengthOf(a));
  return best ?? [];
}

const lengthOf = (keys: readonly string[]): number => Math.min(...keys.map((key) => key.length));

function keyOf({ words }: Term): string {
  const keys = words.map(({ text, beginning }) =>
    beginning ? `${BEGINNING_KEY}${[...text].slice(0, LONGEST_BEGINNING).join('')}` : `${WORD_KEY}${text}`,
  );
  return keys.reduce((best, key) => (key.length > best.length ? key : best));
}
