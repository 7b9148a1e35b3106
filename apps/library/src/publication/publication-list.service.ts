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
import { RevisionReader } from './revision-reader.service.js';
import { searchQuery } from '../search/search-query.js';

export interface ListArguments {
  filter?: PublicationFilter | null;
  search?: string | null;
  first?: number | null;
  after?: string | null;
  orderBy?: PublicationOrder | null;
}

export interface PublicationPage extends Connection<PublicationRecord> {
  count: () => Promise<number>;
}

/** A list within a country or a participant. */
export type Scope = 'country' | 'owner';

const SCOPES: Record<Scope, (key: string) => string> = {
  country: (key) => `p.countries @> ARRAY[${key}::text]`,
  owner: (key) => `p.owner = ${key}`,
};

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
    const search = searchQuery(given.search);
    const order = chooseOrder(given.orderBy, search);
    const page = readPage(this.cursors, purposeOf(given, order, scope), given, {
      byDefault: 20,
      most: this.mostPerPage,
    });
    const where = conditionsOf(actor, given.filter ?? {}, search);
    const rows = await this.rows(where, order, page, scope, keys);
    const read = this.revisions.contentsOf(rows);
    const counts = this.countLater(where, scope, keys);
    const byKey = grouped(rows, (row) => row.scope);
    return keys.map((key) => {
      const records = (byKey.get(key) ?? []).map((row) => ({ ...recordOf(row, () => read(row.id)), place: row.place }));
      const found = connection(this.cursors, purposeOf(given, order, scope), page, records, ({ place, id }) => [
        place,
        id,
      ]);
      return { ...found, count: async () => (await counts()).get(key) ?? 0 };
    });
  }

  private rows(
    where: Conditions,
    order: Order,
    page: KeysetPage,
    scope: Scope | null,
    keys: readonly string[],
  ): Promise<ListedRow[]> {
    const parameters = [...where.parameters, page.limit + 1];
    const limit = `$${parameters.length}`;
    const conditions = [...where.conditions];
    if (page.after) {
      parameters.push(page.after[0], page.after[1]);
      const last = `($${parameters.length - 1}::${order.type}, $${parameters.length})`;
      conditions.push(`(${order.place}, p.id) ${order.direction === 'DESC' ? '<' : '>'} ${last}`);
    }
    const columns = `${RECORD_COLUMNS}, ${order.shown} AS place`;
    const end = `ORDER BY ${order.place} ${order.direction}, p.id ${order.direction} LIMIT ${limit}`;
    return this.eachOf<ListedRow>(columns, { conditions, parameters }, end, scope, keys);
  }

  private countLater(
    where: Conditions,
    scope: Scope | null,
    keys: readonly string[],
  ): () => Promise<Map<string, number>> {
    let counting: Promise<Map<string, number>> | undefined;
    const count = async (): Promise<Map<string, number>> => {
      const rows = await this.eachOf<{ scope: string; count: number }>(
        'count(*)::int AS count',
        where,
        '',
        scope,
        keys,
      );
      return new Map(rows.map((row) => [row.scope, row.count]));
    };
    return () => (counting ??= count());
  }

  /** One statement for all keys: a part for each, so that the planner knows of each how many records it has. */
  private eachOf<Row>(
    columns: string,
    where: Conditions,
    end: string,
    scope: Scope | null,
    keys: readonly string[],
  ): Promise<Row[]> {
    const parts = keys.map((_, index) => {
      const key = `$${where.parameters.length + index + 1}`;
      const conditions = [...where.conditions, scope ? SCOPES[scope](key) : `${key} = ''`];
      return `(SELECT ${key}::text AS scope, ${columns} FROM library.publication p WHERE ${conditions.join(' AND ')} ${end})`;
    });
    return this.db.query<Row>(parts.join(' UNION ALL '), [...where.parameters, ...keys]);
  }
}

/** A cursor opens only in the list, filter and order that it came from. */
function purposeOf({ filter, search }: ListArguments, { name }: Order, scope: Scope | null): string {
  const asked = JSON.stringify([filter ?? null, search ?? null, name, scope]);
  return `publications:${createHash('sha256').update(asked).digest('base64url')}`;
}
