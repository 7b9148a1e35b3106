import { Inject, Injectable } from '@nestjs/common';
import { Audit, readableBy, Readers, type Actor } from '#access';
import { Database } from '#database';
import type { Content } from '../publication/content.js';
import { PublicationUrls } from '../publication/publication-urls.js';
import { RECORD_COLUMNS, recordOf, type RecordRow } from '../publication/record.js';
import { mirroredRecord } from './mirrored-record.js';
import type { SnapshotRequest } from './snapshot-request.js';

const PAGE = 200;

type Row = RecordRow & { content: Content };

/**
 * All records that a reader may read, published and revoked, in the order of their ids. Each page is a statement of its own:
 * the reader took a cursor of the log before it began and follows it afterwards, so no snapshot of the database has to be
 * held open for as long as somebody's line takes, and a reading that broke off goes on after its last id.
 */
@Injectable()
export class SnapshotService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
  ) {}

  /** A line of JSON for each record, then one that says that it was the last. */
  async *lines(actor: Actor, request: SnapshotRequest): AsyncGenerator<string> {
    await this.note(actor, request);
    let { after } = request;
    let count = 0;
    for (;;) {
      const rows = await this.page(actor, { ...request, after });
      if (rows.length > 0) yield rows.map((row) => `${this.line(row)}\n`).join('');
      count += rows.length;
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = last.id;
    }
    yield `${JSON.stringify({ end: true, records: count })}\n`;
  }

  private line({ content, ...row }: Row): string {
    const record = recordOf(row, async () => content);
    return mirroredRecord(record, content, this.urls.of(record));
  }

  private async page(actor: Actor, { after, until, ids }: SnapshotRequest): Promise<Row[]> {
    return this.db.query<Row>(
      `SELECT ${RECORD_COLUMNS}, r.content FROM library.publication p
       JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       WHERE p.state <> 'DRAFT' AND ${readableBy('p.readers', '$1::text[]')} AND p.id > $2
         AND ($3::text IS NULL OR p.id <= $3) AND ($4::text[] IS NULL OR p.id = ANY($4))
       ORDER BY p.id LIMIT ${PAGE}`,
      [await this.readers.stillHeldBy(actor), after, until, ids],
    );
  }

  /** Who follows the log asks for what has changed; who takes everything is in the audit log. Strangers could fill it. */
  private async note(actor: Actor, request: SnapshotRequest): Promise<void> {
    if (actor.participant === null || request.ids !== null) return;
    await this.db.transaction(() =>
      Audit.record(this.db, { actor, action: 'publication:snapshot', thing: 'snapshot/records', after: request }),
    );
  }
}
