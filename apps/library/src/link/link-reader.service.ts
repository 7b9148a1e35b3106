import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import { grouped } from '../grouped.js';
import { RECORD_COLUMNS, recordOf, type PublicationRecord, type RecordRow } from '../publication/record.js';
import { RevisionReader } from '../publication/revision-reader.service.js';
import { relationOf, type LinkRelation } from './relations.js';

/** That another record names this one. */
export interface Backlink {
  __typename: 'Backlink';
  relation: string;
  publication: PublicationRecord;
  /** of this record, when the other names one revision of it */
  revision: number | null;
}

/** No page needs more; whoever does asks for the records of each. */
const MOST = 200;

type BacklinkRow = RecordRow & { target_id: string; relation: LinkRelation; target_revision: number | null };

/** Who links here, as far as the reader may see those who do: what he may not see says nothing, not even that it is there. */
@Injectable()
export class LinkReader {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(RevisionReader) private readonly revisions: RevisionReader,
  ) {}

  /** The id of the record that stands in the place of this one, the newest where several say so. */
  async successorOf(actor: Actor, id: string): Promise<string | null> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT p.id FROM library.link l JOIN library.publication p ON p.id = l.source_id
       WHERE l.target_id = $1 AND l.relation = 'SUPERSEDES' AND p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$2')}
       ORDER BY p.published_at DESC, p.id LIMIT 1`,
      [id, actor.readerKeys],
    );
    return row?.id ?? null;
  }

  /** The newest first, for each of the ids; only what holds, so nothing of records that were revoked. */
  async linksTo(actor: Actor, ids: readonly string[]): Promise<Backlink[][]> {
    const rows = await this.db.query<BacklinkRow>(
      `SELECT * FROM (
         SELECT l.target_id, l.relation, l.target_revision, ${RECORD_COLUMNS},
           row_number() OVER (PARTITION BY l.target_id ORDER BY p.published_at DESC, p.id, l.place) AS place
         FROM library.link l JOIN library.publication p ON p.id = l.source_id
         WHERE l.target_id = ANY($1) AND p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$2')}) AS found
       WHERE place <= $3 ORDER BY target_id, place`,
      [ids, actor.readerKeys, MOST],
    );
    const read = this.revisions.contentsOf(rows);
    const byTarget = grouped(rows, (row) => row.target_id);
    return ids.map((id) =>
      (byTarget.get(id) ?? []).map((row) => ({
        __typename: 'Backlink',
        relation: relationOf(row.relation).inverse,
        publication: recordOf(row, () => read(row.id)),
        revision: row.target_revision,
      })),
    );
  }
}
