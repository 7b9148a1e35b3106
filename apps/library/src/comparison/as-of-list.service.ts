import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { connection, Database, readPage, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import type { Content } from '../publication/content.js';
import type { PublicationFilter } from '../publication/filter.js';
import type { PublicationPage } from '../publication/publication-list.service.js';
import { RECORD_COLUMNS, recordWith, type RecordRow } from '../publication/record.js';
import { standingConditions } from './standing.js';

export type AsOfFilter = Pick<
  PublicationFilter,
  'kinds' | 'countries' | 'owners' | 'topics' | 'legalBases' | 'occupations'
>;

export interface AsOfArguments extends PageInput {
  asOf: string;
  filter?: AsOfFilter | null;
}

interface StandingRow extends RecordRow {
  content: Content;
  number: number;
  hash: string;
  stood_from: Date;
  place: string;
}

/** What was published at a moment of the past, as it was then worded: for those who could read it then and may still. */
@Injectable()
export class AsOfList {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async page(actor: Actor, given: AsOfArguments): Promise<PublicationPage> {
    const asked = JSON.stringify([given.asOf, given.filter ?? null]);
    const purpose = `as-of:${createHash('sha256').update(asked).digest('base64url')}`;
    const page = readPage(this.cursors, purpose, given, { byDefault: 20, most: this.environment.GRAPHQL_MAX_PAGE });
    const { from, parameters } = standingConditions(actor, given.asOf, given.filter ?? {});
    const after = page.after
      ? `AND (p.first_published_at, p.id) > ($${parameters.length + 1}::timestamptz, $${parameters.length + 2})`
      : '';
    const rows = await this.db.query<StandingRow>(
      `SELECT ${RECORD_COLUMNS}, r.content, r.number, r.hash, r.published_at AS stood_from,
         to_char(p.first_published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS place
       ${from} ${after} ORDER BY p.first_published_at, p.id LIMIT ${page.limit + 1}`,
      [...parameters, ...(page.after ?? [])],
    );
    const records = rows.map((row) => ({
      ...recordWith(row, {
        content: row.content,
        revision: row.number,
        contentHash: row.hash,
        publishedAt: row.stood_from,
      }),
      place: row.place,
    }));
    const found = connection(this.cursors, purpose, page, records, ({ place, id }) => [place, id]);
    return { ...found, count: () => this.count(from, parameters) };
  }

  private async count(from: string, parameters: unknown[]): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(`SELECT count(*)::int AS count ${from}`, parameters);
    return row?.count ?? 0;
  }
}
