import type { ParsedSearch, SoughtWord, Term } from '#kernel';
import type { Concept } from './concepts.service.js';
import { conceptLexeme, formsOfName, latinLexeme, stemLexeme } from './lexemes.js';
import type { StemOf } from './stems.service.js';

/** A search as PostgreSQL takes it: each a text for `::tsquery`. */
export interface CompiledSearch {
  /** what is found: what was typed, or the same in the words of another language */
  found: string;
  /** what was typed, inflected or not */
  typed: string;
  /** the words typed side by side; null for a single one */
  phrase: string | null;
  /** any of the words typed, to rank by; null when there are only excluded ones */
  words: string | null;
  /** any of the concepts that what was typed is a name of; null without any */
  others: string | null;
  /** what texts may have for those, to show where */
  names: readonly string[];
  /** whether something must not be there */
  excludes: boolean;
  /** words whose names in other languages were looked for too */
  expansions: Expansion[];
}

export interface Expansion {
  typed: string;
  concept: Concept;
}

export interface Language {
  stemOf: StemOf;
  /** the languages in whose words the library has texts */
  languages: readonly string[];
  conceptsOf: (typed: readonly SoughtWord[]) => Concept[];
}

const LATIN = /^[a-z0-9]{3,}$/;
const LONGEST_NAME = 5;

/** Null when nothing can be found: no word was typed, or only such as are excluded from nothing. */
export function compileSearch(parsed: ParsedSearch, language: Language): CompiledSearch | null {
  const clauses = withoutEmptyWords(parsed, language);
  if (clauses.length === 0) return null;
  const { expansions, found } = expand(clauses, language);
  const positive = clauses.flat().filter(({ excluded }) => !excluded);
  const words = positive.flatMap((term) => term.words.flatMap((word) => formsOf(term, word, language)));
  const others = [...new Set(expansions.map(({ concept }) => `'${conceptLexeme(concept.key)}'`))];
  const names = expansions.flatMap(({ concept }) =>
    concept.terms.flatMap((term) => term.words.flatMap((word) => formsOfName(term.language, word, language.stemOf))),
  );
  const inARow = positive.flatMap((term) => term.words);
  const isPlain = clauses.every((clause) => clause.length === 1);
  return {
    found,
    typed: and(clauses.map((clause) => or(clause.map((term) => termQuery(term, language))))),
    phrase: isPlain && inARow.length > 1 ? inARow.map(({ text }) => `'${text}'`).join(' <-> ') : null,
    words: words.length > 0 ? or([...new Set(words)]) : null,
    others: others.length > 0 ? or(others) : null,
    names: [...new Set(names)],
    excludes: clauses.flat().some(({ excluded }) => excluded),
    expansions,
  };
}

const or = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' | ')})`);
const and = (parts: readonly string[]): string => parts.join(' & ');

/** What a document may have for the word. */
function formsOf(term: Term, { text, written, beginning }: SoughtWord, { stemOf, languages }: Language): string[] {
  if (term.exact || term.excluded) return [`'${text}'`];
  const forms = [`'${text}'${beginning ? ':*' : ''}`];
  const stems = new Set<string>();
  for (const language of languages) {
    const stem = stemOf(language, written);
    if (!stem) continue;
    forms.push(`'${stemLexeme(language, stem)}'`);
    stems.add(stem);
  }
  stems.delete(text);
  forms.push(...[...stems].map((stem) => `'${stem}'`));
  if (LATIN.test(text)) forms.push(`'${latinLexeme(text)}'`);
  return [...new Set(forms)];
}

function termQuery(term: Term, language: Language): string {
  const parts = term.words.map((word) => or(formsOf(term, word, language)));
  const joined = parts.length === 1 ? (parts[0] as string) : `(${parts.join(term.inOrder ? ' <-> ' : ' & ')})`;
  return term.excluded ? `!${joined}` : joined;
}

/** `law on insurance`: what carries no meaning in the language that was likely typed need not be there. */
function withoutEmptyWords(parsed: ParsedSearch, { stemOf, languages }: Language): ParsedSearch {
  const isEmptyIn = (language: string, clause: Term[]): boolean => {
    const [term] = clause;
    if (clause.length > 1 || !term || term.exact || term.excluded || term.words.length !== 1) return false;
    const [word] = term.words as [SoughtWord];
    return !word.capitals && stemOf(language, word.written) === '';
  };
  const counts = languages.map((language) => parsed.filter((clause) => isEmptyIn(language, clause)).length);
  const most = Math.max(0, ...counts);
  if (most === 0) return parsed;
  const likely = languages.filter((_, index) => counts[index] === most);
  const kept = parsed.filter((clause) => !likely.some((language) => isEmptyIn(language, clause)));
  return kept.some((clause) => clause.some(({ excluded }) => !excluded)) ? kept : parsed;
}

/** The longest names first: `social security` and not `security`. */
function expand(clauses: ParsedSearch, language: Language): { expansions: Expansion[]; found: string } {
  const expansions: Expansion[] = [];
  const parts: string[] = [];
  for (let from = 0; from < clauses.length;) {
    let taken = 1;
    let part = or((clauses[from] as Term[]).map((term) => termQuery(term, language)));
    for (let length = Math.min(LONGEST_NAME, clauses.length - from); length > 0; length--) {
      const typed = nameIn(clauses.slice(from, from + length));
      const concepts = typed ? language.conceptsOf(typed) : [];
      if (!typed || concepts.length === 0) continue;
      const own = and(clauses.slice(from, from + length).map((clause) => termQuery(clause[0] as Term, language)));
      part = or([`(${own})`, ...new Set(concepts.map(({ key }) => `'${conceptLexeme(key)}'`))]);
      const text = typed.map(({ written }) => written).join(' ');
      expansions.push(...concepts.map((concept) => ({ typed: text, concept })));
      taken = length;
      break;
    }
    parts.push(part);
    from += taken;
  }
  return { expansions, found: and(parts) };
}

/** The words, if they could be a name: nothing excluded, no alternatives; in quotation marks they are meant as they stand. */
function nameIn(clauses: ParsedSearch): SoughtWord[] | null {
  const plain = clauses.every(([term, ...others]) => others.length === 0 && term && !term.excluded && !term.exact);
  return plain ? clauses.flatMap(([term]) => (term as Term).words) : null;
}
