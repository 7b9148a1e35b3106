import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import type { Conditions } from '../publication/filter.js';
import type { PublicationRecord } from '../publication/record.js';
import { textOf, type Text } from '../text.js';
import type { CompiledSearch } from './compiled-search.js';
import { FACETS, Facets, type Facet, type FacetCount } from './facets.service.js';
import { Highlighter, type Highlight } from './highlighter.service.js';
import type { Search } from './searching.service.js';
import { Suggestions } from './suggestions.service.js';

/** A page that was read, and what it was asked for. */
export interface AskedPage {
  actor: Actor;
  typed: string | null;
  search: Search;
  where: Conditions;
  /** the condition of a list within a country or an owner, with `$key` for which */
  scoped: string | null;
  key: string;
  records: readonly PublicationRecord[];
  isFirst: boolean;
  correctedTo: string | null;
}

/** What can be asked of a page besides its records; each worked out only when it is. */
export interface SearchedPage {
  correctedTo: string | null;
  expandedBy: Expanded[];
  didYouMean: () => Promise<string | null>;
  facets: () => Record<Facet, () => Promise<FacetCount[]>>;
  highlights: (id: string) => Promise<Highlight[]>;
}

export interface Expanded {
  typed: string;
  meaning: string;
  alsoSearched: Text[];
}

/** With so few a reader may have mistyped something. */
const FEW = 2;

@Injectable()
export class SearchPages {
  constructor(
    @Inject(Facets) private readonly facets: Facets,
    @Inject(Highlighter) private readonly highlighter: Highlighter,
    @Inject(Suggestions) private readonly suggestions: Suggestions,
  ) {}

  of(page: AskedPage): SearchedPage {
    const { search, records } = page;
    const compiled = search === null || search === 'nothing' ? null : search;
    let highlights: Promise<Map<string, Highlight[]>> | undefined;
    return {
      correctedTo: page.correctedTo,
      expandedBy: compiled ? expanded(compiled) : [],
      didYouMean: async () => {
        const mayBeMistyped = compiled && page.isFirst && page.correctedTo === null && records.length <= FEW;
        return mayBeMistyped ? this.suggestions.correct(page.actor, page.typed ?? '') : null;
      },
      facets: () => this.countedTogether(page),
      highlights: async (id) => {
        if (!compiled) return [];
        highlights ??= this.highlighter.of(compiled, records);
        return (await highlights).get(id) ?? [];
      },
    };
  }

  /** All facets that a query selects are resolved in one go, and so counted by one statement. */
  private countedTogether({ where, scoped, key }: AskedPage): Record<Facet, () => Promise<FacetCount[]>> {
    const asked: Facet[] = [];
    let counting: Promise<Map<Facet, FacetCount[]>> | undefined;
    const count = async (facet: Facet): Promise<FacetCount[]> => {
      asked.push(facet);
      counting ??= Promise.resolve().then(() => this.facets.count(where, [...new Set(asked)], scoped, key));
      return (await counting).get(facet) ?? [];
    };
    return Object.fromEntries(FACETS.map((facet) => [facet, () => count(facet)])) as ReturnType<SearchedPage['facets']>;
  }
}

const expanded = ({ expansions }: CompiledSearch): Expanded[] =>
  expansions.map(({ typed, concept }) => ({
    typed,
    meaning: concept.name,
    alsoSearched: concept.terms.map(({ language, text }) => textOf(language, text)),
  }));
