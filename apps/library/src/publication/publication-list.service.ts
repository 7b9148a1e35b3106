import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { connection, Database, readPage, type Connection, type KeysetPage } from '#database';
import { CursorCodec } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { grouped } from '../grouped.js';
import { conditionsOf, type Conditions, type PublicationFilter } from './filter.js';
import { chooseOrder, type Order, type PublicationOrder } from './order.js';
import { RECORD_COLUMNS, recordOf, type PublicationRecord, type RecordRow } from './record.js';
import type { CompiledSearch } from '../search/compiled-search.js';
import { RevisionReader } from './revision-reader.service.js';
import { isCommon, relevanceSql } from '../search/relevance.js';
import { SearchPages, type SearchedPage } from '../search/search-pages.service.js';
import { Suggestions } from '../search/suggestions.service.js';
import { readByIndex, readFound } from '../search/by-index.js';
import { SearchStatistics } from '../search/word-shares.service.js';
import { Searching, type Search } from '../search/searching.service.js';

export interface ListArguments {
  filter?: PublicationFilter | null;
  search?: string | null;
  first?: number | null;
  after?: string | null;
  orderBy?: PublicationOrder | null;
}

export interface PublicationPage extends Connection<PublicationRecord> {
  count: () => Promise<number>;
  /** not of a list of drafts */
  searched?: SearchedPage;
}

/** A list within a country or a participant. */
export type Scope = 'country' | 'owner';

const SCOPES: Record<Scope, (key: string) => string> = {
  country: (key) => `p.countries @> ARRAY[${key}::text]`,
  owner: (key) => `p.owner = ${key}`,
};

/** A cursor carries the corrected search along. */
const LONGEST_CORRECTED = 200;

interface AskedList {
  actor: Actor;
  filter: PublicationFilter;
  order: Order | 'RELEVANCE';
  page: KeysetPage;
  scope: Scope | null;
  keys: readonly string[];
}

interface Found {
  search: Search;
  where: Conditions;
  rows: ListedRow[];
  correctedTo: string | null;
}

type ListedRow = RecordRow & { scope: string; place: string | number };

/**
 * Pages of publications. One query gives the page (for many countries or owners at once), a second one the contents if
 * a selected field needs them, a third one the counts if asked for.
 */
@Injectable()
export class PublicationList {
  private readonly mostPerPage: number;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(RevisionReader) private readonly revisions: RevisionReader,
    @Inject(Searching) private readonly searching: Searching,
    @Inject(Suggestions) private readonly suggestions: Suggestions,
    @Inject(SearchPages) private readonly searchPages: SearchPages,
    @Inject(SearchStatistics) private readonly statistics: SearchStatistics,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.mostPerPage = environment.GRAPHQL_MAX_PAGE;
  }

  async all(actor: Actor, given: ListArguments): Promise<PublicationPage> {
    const [page] = await this.pages(actor, given, null, ['']);
    return page as PublicationPage;
  }

  /** One page per key, in their order. */
  within(actor: Actor, given: ListArguments, scope: Scope, keys: readonly string[]): Promise<PublicationPage[]> {
    return this.pages(actor, given, scope, keys);
  }

  private async pages(
    actor: Actor,
    given: ListArguments,
    scope: Scope | null,
    keys: readonly string[],
  ): Promise<PublicationPage[]> {
    const search = await this.searching.prepare(given.search);
    const order = chooseOrder(given.orderBy, search);
    const purpose = purposeOf(given, order, scope);
    const page = readPage(this.cursors, purpose, given, { byDefault: 20, most: this.mostPerPage });
    const asked = { actor, filter: given.filter ?? {}, order, page, scope, keys };
    const found = await this.found(asked, search, given.search ?? null);
    const read = this.revisions.contentsOf(found.rows);
    const counts = this.countLater(found.where, scope, keys);
    const byKey = grouped(found.rows, (row) => row.scope);
    const correction = found.correctedTo === null ? [] : [found.correctedTo];
    return keys.map((key) => {
      const records = (byKey.get(key) ?? []).map((row) => ({ ...recordOf(row, () => read(row.id)), place: row.place }));
      const shown = connection(this.cursors, purpose, page, records, ({ place, id }) => [place, id, ...correction]);
      const searched = this.searchPages.of({
        ...found,
        actor,
        typed: given.search ?? null,
        scoped: scope && SCOPES[scope]('$key'),
        key,
        records: shown.nodes,
        isFirst: page.after === null,
      });
      const edges = shown.edges.map((edge) => ({ ...edge, highlights: () => searched.highlights(edge.node.id) }));
      return { ...shown, edges, count: async () => (await counts()).get(key) ?? 0, searched };
    });
  }

  /** Where nothing at all is found for what was typed, what it may have meant is looked for; its cursors go on with that. */
  private async found(asked: AskedList, search: Search, typed: string | null): Promise<Found> {
    const { actor, filter, page, scope } = asked;
    const lookFor = async (sought: Search, correctedTo: string | null): Promise<Found> => {
      const where = conditionsOf(actor, filter, sought);
      return { search: sought, where, rows: await this.rows(asked, where, sought), correctedTo };
    };
    const before = page.after?.[2];
    if (typeof before === 'string') return lookFor(await this.searching.prepare(before), before);
    const found = await lookFor(search, null);
    if (found.rows.length > 0 || page.after || scope || search === null || search === 'nothing') return found;
    if (page.limit === 0 || typed === null || typed.length > LONGEST_CORRECTED) return found;
    const better = await this.suggestions.correct(actor, typed);
    if (better === null) return found;
    const corrected = await lookFor(await this.searching.prepare(better), better);
    return corrected.rows.length > 0 ? corrected : found;
  }

  private async rows(asked: AskedList, where: Conditions, search: Search): Promise<ListedRow[]> {
    const { order, page, scope, keys } = asked;
    if (order === 'RELEVANCE') return this.ranked(asked, where, search as CompiledSearch);
    const parameters = [...where.parameters];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const limit = page.limit + 1;
    // Fenced off, so that rare words are not looked for by going back through all records in their order.
    const rare =
      typeof search === 'object' &&
      search !== null &&
      !isCommon(await this.statistics.shares(), 'search', search.found);
    const of = (conditions: string): string =>
      rare
        ? `(SELECT * FROM library.publication p WHERE ${conditions} OFFSET 0) p`
        : `library.publication p WHERE ${conditions}`;
    const listed = eachOf(parameters, scope, keys, (columns, scoped) => {
      const end = `ORDER BY ${order.place} ${order.direction}, p.id ${order.direction} LIMIT ${parameter(limit)}`;
      const all = [...where.conditions, scoped];
      if (page.after) {
        const last = `(${parameter(page.after[0])}::${order.type}, ${parameter(page.after[1])})`;
        all.push(`(${order.place}, p.id) ${order.direction === 'DESC' ? '<' : '>'} ${last}`);
      }
      return `SELECT ${columns}, ${RECORD_COLUMNS}, ${order.shown} AS place FROM ${of(all.join(' AND '))} ${end}`;
    });
    return readFound<ListedRow>(this.db, { isSearched: rare }, listed, parameters);
  }

  /** First which, then what is shown of them: what is put in order is small. */
  private async ranked(
    { page, scope, keys }: AskedList,
    where: Conditions,
    search: CompiledSearch,
  ): Promise<ListedRow[]> {
    const parameters = [...where.parameters];
    const shares = await this.statistics.shares();
    const hits = eachOf(parameters, scope, keys, (columns, scoped) => {
      const ids = relevanceSql(search, {
        conditions: [...where.besides, scoped],
        matches: where.matches,
        parameter: (value) => `$${parameters.push(value)}`,
        after: page.after && [Number(page.after[0]), String(page.after[1])],
        limit: page.limit + 1,
        shares,
      });
      return `SELECT ${columns}, * FROM (${ids}) ids`;
    });
    return readByIndex<ListedRow>(
      this.db,
      `WITH hit AS MATERIALIZED (${hits}) SELECT hit.scope, hit.place, ${RECORD_COLUMNS}
       FROM hit JOIN library.publication p ON p.id = hit.id ORDER BY hit.place DESC, p.id DESC`,
      parameters,
    );
  }

  private countLater(
    where: Conditions,
    scope: Scope | null,
    keys: readonly string[],
  ): () => Promise<Map<string, number>> {
    let counting: Promise<Map<string, number>> | undefined;
    const count = async (): Promise<Map<string, number>> => {
      const parameters = [...where.parameters];
      const counts = eachOf(
        parameters,
        scope,
        keys,
        (columns, scoped) =>
          `SELECT ${columns}, count(*)::int AS count FROM library.publication p WHERE ${[...where.conditions, scoped].join(' AND ')}`,
      );
      const rows = await readFound<{ scope: string; count: number }>(this.db, where, counts, parameters);
      return new Map(rows.map((row) => [row.scope, row.count]));
    };
    return () => (counting ??= count());
  }
}

/** One statement for all keys: a part for each, so that the planner knows of each how many records it has. */
function eachOf(
  parameters: unknown[],
  scope: Scope | null,
  keys: readonly string[],
  part: (columns: string, scoped: string) => string,
): string {
  const parts = keys.map((given) => {
    const key = `$${parameters.push(given)}`;
    return `(${part(`${key}::text AS scope`, scope ? SCOPES[scope](key) : `${key} = ''`)})`;
  });
  return parts.join(' UNION ALL ');
}

/** A cursor opens only in the list, filter and order that it came from. */
function purposeOf({ filter, search }: ListArguments, order: Order | 'RELEVANCE', scope: Scope | null): string {
  const name = order === 'RELEVANCE' ? order : order.name;
  const asked = JSON.stringify([filter ?? null, search ?? null, name, scope]);
  return `publications:${createHash('sha256').update(asked).digest('base64url')}`;
}
