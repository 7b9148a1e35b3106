import type { Concept } from './concepts.service.js';
import { conceptLexeme, formsOfName } from './lexemes.js';
import type { StemOf } from './stems.service.js';

interface Name {
  /** what the name begins with: any of these */
  first: readonly string[];
  /** its other words, so many places after the first; between them may stand what carries no meaning */
  others: { place: number; forms: readonly string[] }[];
  lexeme: string;
}

/**
 * Finds the names of concepts in texts when they are indexed, and marks where one begins: a search for a concept then looks
 * for one mark, instead of for its names in twenty languages, of which PostgreSQL could only check the longer ones record by
 * record.
 */
export class ConceptNames {
  private readonly byFirst = new Map<string, Name[]>();

  constructor(concepts: readonly Concept[], stemOf: StemOf) {
    for (const concept of concepts) {
      for (const term of concept.terms) {
        const name = nameOf(concept, term, stemOf);
        for (const form of new Set(name?.first)) {
          const there = this.byFirst.get(form);
          if (there) there.push(name as Name);
          else this.byFirst.set(form, [name as Name]);
        }
      }
    }
  }

  /** @param words of a text, each with what is indexed of it; marks are added in the list, never in a word's own */
  mark(words: (readonly string[])[]): void {
    for (const [place, lexemes] of words.entries()) {
      const marks = this.startingAt(words, place, lexemes);
      if (marks) words[place] = [...lexemes, ...marks];
    }
  }

  private startingAt(
    words: readonly (readonly string[])[],
    place: number,
    lexemes: readonly string[],
  ): Set<string> | undefined {
    let marks: Set<string> | undefined;
    for (const form of lexemes) {
      for (const { others, lexeme } of this.byFirst.get(form) ?? []) {
        const follows = others.every(({ place: after, forms }) =>
          words[place + after]?.some((other) => forms.includes(other)),
        );
        if (follows) (marks ??= new Set()).add(lexeme);
      }
    }
    return marks;
  }
}

function nameOf({ key }: Concept, { language, words }: Concept['terms'][number], stemOf: StemOf): Name | null {
  const parts = words
    .map((word, place) => ({ place, forms: formsOfName(language, word, stemOf) }))
    .filter(({ forms }) => forms.length > 0);
  const [first, ...others] = parts;
  if (!first) return null;
  return {
    first: first.forms,
    others: others.map(({ place, forms }) => ({ place: place - first.place, forms })),
    lexeme: conceptLexeme(key),
  };
}
