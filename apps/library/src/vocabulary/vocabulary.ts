import type { Concept, Scheme, Use } from './concept.js';
import { deprecationOf, type Deprecation } from './deprecation.js';
import { heldSchemes } from './held-schemes.js';
import { nearest } from './nearest.js';
import { emptyConcept } from './vocabulary-files.js';

export type Entry = Concept;

/** What records may carry in one field: the codes of every scheme that serves it, asked without waiting. */
export class Vocabulary {
  private read: { from: readonly Scheme[]; concepts: readonly Concept[]; byCode: Map<string, Concept> } | undefined;

  constructor(
    /** what one entry is called in a sentence */
    readonly noun: string,
    readonly serves: Use,
  ) {}

  get entries(): readonly Concept[] {
    return this.now.concepts;
  }

  /** Those at the ends of the tree. */
  get unitEntries(): readonly Concept[] {
    const above = new Set(this.entries.map(({ broader }) => broader));
    return this.entries.filter(({ code }) => !above.has(code));
  }

  /** Deprecated codes as well: what was published with them stays valid, and may be revised. */
  has(code: string): boolean {
    return this.now.byCode.get(code)?.assignable ?? false;
  }

  /** Whether records can be asked for by it: what only holds others together, too. */
  knows(code: string): boolean {
    return this.now.byCode.has(code);
  }

  /** Codes that are not here still show in what carries them: as themselves. */
  get(code: string): Concept {
    return this.now.byCode.get(code) ?? { ...emptyConcept('', code), labels: { en: code }, unconfirmed: true };
  }

  deprecation(code: string): Deprecation | null {
    const concept = this.now.byCode.get(code);
    return concept ? deprecationOf(concept) : null;
  }

  /** The code and everything below it in the tree. */
  withDescendants(code: string): string[] {
    const below = new Set([code]);
    // In tree order a concept comes after the one above it.
    for (const { broader, code: one } of this.entries) if (broader !== null && below.has(broader)) below.add(one);
    return [...below];
  }

  /** Everything in the tree that the codes stand below. */
  above(codes: readonly string[]): string[] {
    const found = new Set<string>();
    for (const code of codes) {
      let next = this.now.byCode.get(code)?.broader ?? null;
      for (; next !== null && !found.has(next); next = this.now.byCode.get(next)?.broader ?? null) found.add(next);
    }
    return [...found];
  }

  /** What to say about a code that is not here. */
  refusal(code: string): string {
    const given = JSON.stringify(code.slice(0, 100));
    if (this.knows(code)) {
      const [first] = this.withDescendants(code).filter((one) => this.has(one));
      return `${given} only holds others together and stands in no record${first ? `; take one below it, such as ${first}` : ''}`;
    }
    const near = nearest(
      code,
      this.entries.filter(({ assignable }) => assignable).map((entry) => entry.code),
    );
    return `${given} is not a known ${this.noun}${near ? `; did you mean ${near}?` : ''}`;
  }

  private get now() {
    const from = heldSchemes();
    if (this.read?.from === from) return this.read;
    const concepts = from.filter(({ serves }) => serves === this.serves).flatMap((scheme) => scheme.concepts);
    this.read = { from, concepts, byCode: new Map(concepts.map((concept) => [concept.code, concept])) };
    return this.read;
  }
}

export const TOPICS = new Vocabulary('topic', 'TOPIC');
export const LEGAL_BASES = new Vocabulary('legal basis', 'LEGAL_BASIS');
export const OCCUPATIONS = new Vocabulary('ISCO-08 occupation', 'OCCUPATION');
export const MIGRANT_GROUPS = new Vocabulary('group of migrants', 'MIGRANT_GROUP');
