import { readLibraryJson } from '../library-folder.js';
import { nearest } from './nearest.js';

/** One of the library's controlled vocabularies: codes that publications may carry, with labels by language. */
export interface Entry {
  code: string;
  parent: string | null;
  scheme: string;
  labels: Readonly<Record<string, string>>;
  unconfirmed: boolean;
}

interface StoredEntry {
  code: string;
  parent?: string;
  scheme?: string;
  label?: Record<string, string>;
  title?: Record<string, string>;
  check?: boolean;
}

export class Vocabulary {
  private readonly byCode: Map<string, Entry>;

  constructor(
    /** what one entry is called in a sentence */
    readonly noun: string,
    readonly entries: readonly Entry[],
  ) {
    this.byCode = new Map(entries.map((entry) => [entry.code, entry]));
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  /** Codes that left the vocabulary still show in old revisions: as themselves. */
  get(code: string): Entry {
    return this.byCode.get(code) ?? { code, parent: null, scheme: '', labels: { en: code }, unconfirmed: true };
  }

  /** The code and everything below it in the tree. */
  withDescendants(code: string): string[] {
    return this.entries.map((entry) => entry.code).filter((c) => c === code || c.startsWith(`${code}/`));
  }

  /** What to say about a code that is not here. */
  refusal(code: string): string {
    const near = nearest(code, [...this.byCode.keys()]);
    return `${JSON.stringify(code.slice(0, 100))} is not a known ${this.noun}${near ? `; did you mean ${near}?` : ''}`;
  }
}

const read = (file: string): Entry[] =>
  readLibraryJson<StoredEntry[]>('data', file).map(({ code, parent, scheme, label, title, check }) => ({
    code,
    parent: parent ?? null,
    scheme: scheme ?? '',
    labels: label ?? title ?? { en: code },
    unconfirmed: check ?? false,
  }));

export const TOPICS = new Vocabulary('topic', read('topics.json'));
export const LEGAL_BASES = new Vocabulary('legal basis', read('legal-bases.json'));
export const OCCUPATIONS = new Vocabulary('ISCO-08 occupation', read('occupations.json'));
