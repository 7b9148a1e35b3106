import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { contentHash } from '../publication/content-hash.js';
import type { Content } from '../publication/content.js';
import { RECORD_COLUMNS, recordWith, type PublicationRecord, type RecordRow } from '../publication/record.js';

export interface Embargo {
  until: Date;
  publication: PublicationRecord;
  changeNote: string | null;
}

interface EmbargoRow extends RecordRow {
  content: Content;
  until: Date;
  base_revision: number;
  change_note: string | null;
}

/** A published record's embargo is shown to those who may read the record too: else it would tell them that there is one. */
const VISIBLE = (keys: string): string =>
  `${readableBy('e.readers', keys)} AND (p.state = 'DRAFT' OR ${readableBy('p.readers', keys)})`;

/** What is published at a moment to come, for the few who may know. */
@Injectable()
export class EmbargoReader {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async ofMany(actor: Actor, ids: readonly string[]): Promise<(Embargo | null)[]> {
    const rows = await this.rows(`p.id = ANY($1) AND ${VISIBLE('$2')}`, [ids, actor.readerKeys]);
    const byId = new Map(rows.map((row) => [row.id, embargoOf(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async list(actor: Actor, given: PageInput): Promise<Connection<Embargo>> {
    const page = readPage(this.cursors, 'embargoes', given, { byDefault: 20, most: this.environment.GRAPHQL_MAX_PAGE });
    const rows = await this.rows(
      `${VISIBLE('$1')} AND ($2::timestamptz IS NULL OR (e.until, p.id) > ($2, $3::text)) ORDER BY e.until, p.id LIMIT $4`,
      [actor.readerKeys, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit + 1],
    );
    return connection(this.cursors, 'embargoes', page, rows.map(embargoOf), ({ until, publication }) => [
      until.toISOString(),
      publication.id,
    ]);
  }

  private rows(where: string, parameters: unknown[]): Promise<EmbargoRow[]> {
    return this.db.query<EmbargoRow>(
      `SELECT ${RECORD_COLUMNS}, e.content, e.until, e.base_revision, e.change_note
       FROM library.embargo e JOIN library.publication p ON p.id = e.publication_id WHERE ${where}`,
      parameters,
    );
  }
}

const embargoOf = (row: EmbargoRow): Embargo => ({
  until: row.until,
  publication: recordWith(row, {
    content: row.content,
    revision: row.base_revision + 1,
    contentHash: contentHash(row.content),
  }),
  changeNote: row.change_note,
});
