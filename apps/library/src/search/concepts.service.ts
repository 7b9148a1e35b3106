import { Inject, Injectable } from '@nestjs/common';
import { words, type Word } from '#kernel';
import { readLibraryJson } from '../library-folder.js';
import { heldSchemes } from '../vocabulary/held-schemes.js';
import { OCCUPATIONS, TOPICS } from '../vocabulary/vocabulary.js';
import { Stems, type StemOf, type WrittenWord } from './stems.service.js';

/** The same thing in the words of several languages. */
export interface Concept {
  /** its name in English */
  name: string;
  terms: ConceptTerm[];
}

export interface ConceptTerm {
  language: string;
  text: string;
  words: Word[];
}

type StoredConcept = Record<string, string | string[]>;

const MOST_WORDS = 5;

/**
 * What the library has names for in several languages: topics, occupations, and the words of health work and migration in
 * data/search-words.json. A search for a name in one language also finds the others.
 */
@Injectable()
export class Concepts {
  private loaded: { from: unknown; index: Promise<ReadonlyMap<string, Concept[]>> } | undefined;

  constructor(@Inject(Stems) private readonly stems: Stems) {}

  /** What finds a concept by what somebody typed, inflected or not. */
  async finder(): Promise<(typed: readonly WrittenText[], stemOf: StemOf, languages: readonly string[]) => Concept[]> {
    // Another edition of a vocabulary brings other names.
    const from = heldSchemes();
    if (this.loaded?.from !== from) {
      const index = this.index(load());
      this.loaded = { from, index };
      index.catch(() => (this.loaded = undefined));
    }
    const byKey = await this.loaded.index;
    return (typed, stemOf, languages) => {
      if (typed.length > MOST_WORDS) return [];
      const keys = new Set([plainKey(typed), ...languages.map((language) => keyIn(language, typed, stemOf))]);
      return [...new Set([...keys].flatMap((key) => byKey.get(key) ?? []))];
    };
  }

  /** Every word of every name, so that its stem can be looked up together with what was typed. */
  *written(concepts: readonly Concept[]): Generator<WrittenWord> {
    for (const { terms } of concepts)
      for (const { language, words: found } of terms) for (const { written } of found) yield { language, written };
  }

  private async index(concepts: readonly Concept[]): Promise<ReadonlyMap<string, Concept[]>> {
    const stemOf = await this.stems.of(this.written(concepts));
    const byKey = new Map<string, Concept[]>();
    for (const concept of concepts) {
      for (const { language, words: found } of concept.terms) {
        for (const key of new Set([plainKey(found), keyIn(language, found, stemOf)])) {
          const there = byKey.get(key) ?? [];
          if (!there.includes(concept)) byKey.set(key, [...there, concept]);
        }
      }
    }
    return byKey;
  }
}

export interface WrittenText {
  text: string;
  written: string;
}

const plainKey = (found: readonly WrittenText[]): string => found.map(({ text }) => text).join(' ');
const keyIn = (language: string, found: readonly WrittenText[], stemOf: StemOf): string =>
  `${language}=${found.map(({ text, written }) => stemOf(language, written) || text).join(' ')}`;

function load(): Concept[] {
  const own = readLibraryJson<StoredConcept[]>('data', 'search-words.json');
  const labels = [...TOPICS.entries, ...OCCUPATIONS.entries].map((entry): StoredConcept => entry.labels);
  return [...own, ...labels].map((names) => ({
    name: [names['en'] ?? ''].flat()[0] ?? '',
    terms: Object.entries(names).flatMap(([language, given]) =>
      [given].flat().map((text) => ({ language, text, words: [...words(text)] })),
    ),
  }));
}
