import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { words, type Word } from '#kernel';
import { readLibraryJson } from '../library-folder.js';
import { heldSchemes } from '../vocabulary/held-schemes.js';
import { OCCUPATIONS, TOPICS } from '../vocabulary/vocabulary.js';
import { ConceptNames } from './concept-names.js';
import { Stems, type StemOf, type WrittenWord } from './stems.service.js';

/** The same thing in the words of several languages. */
export interface Concept {
  /** stands in the index: a code, or the name in English */
  key: string;
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
/** Counts up when names are found in texts in another way. */
const MARKING = 1;

/**
 * What the library has names for in several languages: topics, occupations, and the words of health work and migration in
 * data/search-words.json. A search for a name in one language also finds the others.
 */
@Injectable()
export class Concepts {
  private loaded: { from: unknown; read: Promise<Loaded> } | undefined;

  constructor(@Inject(Stems) private readonly stems: Stems) {}

  /** What finds a concept by what somebody typed, inflected or not. */
  async finder(): Promise<(typed: readonly WrittenText[], stemOf: StemOf, languages: readonly string[]) => Concept[]> {
    const { byKey } = await this.read();
    return (typed, stemOf, languages) => {
      if (typed.length > MOST_WORDS) return [];
      const keys = new Set([plainKey(typed), ...languages.map((language) => keyIn(language, typed, stemOf))]);
      return [...new Set([...keys].flatMap((key) => byKey.get(key) ?? []))];
    };
  }

  /** What finds concepts in texts. */
  async names(): Promise<ConceptNames> {
    return (await this.read()).names;
  }

  /** Another one when any name was added or changed, so that what was marked by the names of before is gone over again. */
  async edition(): Promise<string> {
    return (await this.read()).edition;
  }

  /** Every word of every name, so that its stem can be looked up together with what was typed. */
  *written(concepts: readonly Concept[]): Generator<WrittenWord> {
    for (const { terms } of concepts)
      for (const { language, words: found } of terms) for (const { written } of found) yield { language, written };
  }

  /** Another edition of a vocabulary brings other names. */
  private read(): Promise<Loaded> {
    const from = heldSchemes();
    if (this.loaded?.from === from) return this.loaded.read;
    const read = this.load();
    this.loaded = { from, read };
    read.catch(() => (this.loaded = undefined));
    return read;
  }

  private async load(): Promise<Loaded> {
    const concepts = load();
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
    const named = concepts.map(({ key, terms }) => [key, ...terms.map(({ language, text }) => [language, text])]);
    const edition = createHash('sha256')
      .update(JSON.stringify([MARKING, named]))
      .digest('base64url');
    return { byKey, names: new ConceptNames(concepts, stemOf), edition };
  }
}

interface Loaded {
  byKey: ReadonlyMap<string, Concept[]>;
  names: ConceptNames;
  edition: string;
}

export interface WrittenText {
  text: string;
  written: string;
}

const plainKey = (found: readonly WrittenText[]): string => found.map(({ text }) => text).join(' ');
/** Without words that carry no meaning: those are not looked for either. */
const keyIn = (language: string, found: readonly WrittenText[], stemOf: StemOf): string =>
  `${language}=${found
    .map(({ text, written }) => stemOf(language, written) ?? text)
    .filter((stem) => stem !== '')
    .join(' ')}`;

function load(): Concept[] {
  const own = readLibraryJson<StoredConcept[]>('data', 'search-words.json').map((labels) => ({
    key: plainKey([...words(englishName(labels))]).replaceAll(' ', '-'),
    labels,
  }));
  const held = [...TOPICS.entries, ...OCCUPATIONS.entries].map(({ code, labels }) => ({
    key: code,
    labels: labels as StoredConcept,
  }));
  return [...own, ...held].map(({ key, labels }) => ({
    key: key.replaceAll(/['\\\s]/g, ''),
    name: englishName(labels),
    terms: Object.entries(labels).flatMap(([language, given]) =>
      [given].flat().map((text) => ({ language, text, words: [...words(text)] })),
    ),
  }));
}

const englishName = (labels: StoredConcept): string => [labels['en'] ?? ''].flat()[0] ?? '';
