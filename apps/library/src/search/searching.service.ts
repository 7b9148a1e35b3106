import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { parseSearch, type ParsedSearch } from '#kernel';
import { compileSearch, type CompiledSearch } from './compiled-search.js';
import { Concepts } from './concepts.service.js';
import { heldFor } from './held-for.js';
import { SearchIndex } from './search-index.service.js';
import { stemmedLanguage } from './stemmers.js';
import { Stems, type WrittenWord } from './stems.service.js';

/** What a person typed, made ready: null for everything, `nothing` for what finds nothing. */
export type Search = CompiledSearch | 'nothing' | null;

const HELD_MS = 300_000;

/** Turns what a person typed into what PostgreSQL looks for, in the languages that the library has texts in. */
@Injectable()
export class Searching {
  private readonly held = heldFor(HELD_MS, () => this.readLanguages());

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Stems) private readonly stems: Stems,
    @Inject(Concepts) private readonly concepts: Concepts,
    @Inject(SearchIndex) private readonly index: SearchIndex,
  ) {}

  async prepare(typed: string | null | undefined): Promise<Search> {
    const parsed = parseSearch(typed);
    if (parsed === null) return null;
    return (await this.compile(parsed)) ?? 'nothing';
  }

  private async compile(parsed: ParsedSearch): Promise<CompiledSearch | null> {
    if (parsed.length === 0) return null;
    const languages = await this.languages();
    const find = await this.concepts.finder();
    const asked = parsed
      .flat()
      .flatMap(({ words }) =>
        words.flatMap(({ written }): WrittenWord[] => languages.map((language) => ({ language, written }))),
      );
    const typedStems = await this.stems.of(asked);
    const concepts = new Set<ReturnType<typeof find>[number]>();
    const conceptsOf = (typed: Parameters<typeof find>[0]) => {
      const found = find(typed, typedStems, languages);
      for (const concept of found) concepts.add(concept);
      return found;
    };
    // Once to learn which names are needed, then with the stems of their words.
    const first = compileSearch(parsed, { stemOf: typedStems, languages, conceptsOf });
    if (concepts.size === 0) return first;
    const stemOf = await this.stems.of([...asked, ...this.concepts.written([...concepts])]);
    return compileSearch(parsed, { stemOf, languages, conceptsOf });
  }

  /** Those of the stemmers that some text of the library needs; asked again every few minutes, and at once after a new one here. */
  private async languages(): Promise<string[]> {
    const held = await this.held();
    return [...new Set([...held, ...this.index.languagesWritten])].sort();
  }

  private async readLanguages(): Promise<string[]> {
    const rows = await this.db.query<{ language: string }>(
      `SELECT DISTINCT language FROM library.publication, unnest(languages) AS language WHERE state <> 'DRAFT'`,
    );
    return [...new Set(rows.flatMap(({ language }) => stemmedLanguage(language) ?? []))];
  }
}
