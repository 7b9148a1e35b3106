import { invalidInput, fold } from '#kernel';
import type { Concept } from './concept.js';
import { deprecationOf } from './deprecation.js';
import { heldSchemes } from './held-schemes.js';

export interface ConceptQuestion {
  scheme?: string | null;
  search?: string | null;
  language?: string | null;
  first?: number | null;
}

const MOST = 100;
const LONGEST = 100;
const SEPARATORS = /[^\p{L}\p{N}\p{M}.]+/u;

/** Those whose words begin with all that was typed: a hit in the label first, then in other words, then in the code. */
export function findConcepts({ scheme, search, language, first }: ConceptQuestion): Concept[] {
  const most = first ?? 50;
  if (!Number.isInteger(most) || most < 1 || most > MOST)
    throw invalidInput([{ path: 'first', message: `expected 1 to ${MOST}` }]);
  if (search && search.length > LONGEST)
    throw invalidInput([{ path: 'search', message: `expected at most ${LONGEST} characters` }]);
  const wanted = wordsOf(search ?? '');
  if (search?.trim() && wanted.length === 0) return [];
  const schemes = scheme ? heldSchemes().filter((one) => one.scheme === scheme) : heldSchemes();
  return schemes
    .flatMap((one) => one.concepts.map((concept) => ({ concept, rank: rankOf(concept, wanted, language ?? null) })))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank as number) - (b.rank as number))
    .slice(0, most)
    .map(({ concept }) => concept);
}

const DEPRECATED = 10;

function rankOf(concept: Concept, wanted: readonly string[], language: string | null): number | null {
  const late = deprecationOf(concept) ? DEPRECATED : 0;
  if (wanted.length === 0) return late;
  const places = [
    inLanguage(concept.labels, language),
    inLanguage(concept.altLabels, language).flat(),
    codesOf(concept),
  ];
  for (const [rank, texts] of places.entries()) if (texts.some((text) => beginsWith(text, wanted))) return rank + late;
  return null;
}

const codesOf = ({ code, notation }: Concept): string[] => [code, notation];

const inLanguage = <T>(texts: Readonly<Record<string, T>>, language: string | null): T[] =>
  Object.entries(texts)
    .filter(([tag]) => language === null || tag === language || tag.split('-')[0] === language)
    .map(([, value]) => value);

const wordsOf = (text: string): string[] => text.split(SEPARATORS).filter(Boolean).map(fold).filter(Boolean);

/** Thai, Lao, Khmer, Burmese and Chinese write no spaces: there, anything within the text counts. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}]/u;

function beginsWith(text: string, wanted: readonly string[]): boolean {
  const words = wordsOf(text);
  return wanted.every((begin) =>
    words.some((word) => word.startsWith(begin) || (UNSPACED.test(begin) && word.includes(begin))),
  );
}
