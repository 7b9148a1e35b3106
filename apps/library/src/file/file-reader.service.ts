import { Inject, Injectable } from '@nestjs/common';
import { Access, readableBy, type Actor } from '#access';
import { Database } from '#database';
import { isUuid } from '#kernel';
import { FILE_COLUMNS, type FileRecord } from './file-record.js';

/** JSON that a list of files contains when it names this one. */
const CARRIES = (content: string): string => `${content} -> 'files' @> $2::jsonb`;

/**
 * Who may read a file: whoever may read a record that carries it (a revision, by its readers and the newest one's; what is
 * under embargo, by those who may know of it), and the owner's people who read drafts, within the kinds of record that
 * their role is limited to. For everybody else there is none.
 */
@Injectable()
export class FileReader {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
  ) {}

  async find(actor: Actor, id: string): Promise<FileRecord | null> {
    if (!isUuid(id)) return null;
    const [file] = await this.db.query<FileRecord>(
      `SELECT ${FILE_COLUMNS} FROM library.file f WHERE f.id = $1 AND f.state IN ('WAITING', 'READY', 'REFUSED') AND (
         EXISTS (SELECT FROM library.revision r JOIN library.publication p ON p.id = r.publication_id
           WHERE ${CARRIES('r.content')} AND p.owner = f.owner AND ${readableBy('r.readers', '$3')} AND ${readableBy('p.readers', '$3')})
         OR EXISTS (SELECT FROM library.embargo e JOIN library.publication p ON p.id = e.publication_id
           WHERE ${CARRIES('e.content')} AND p.owner = f.owner AND ${readableBy('e.readers', '$3')}
             AND (p.state = 'DRAFT' OR ${readableBy('p.readers', '$3')}))
         OR f.owner = $4 AND ($5::text[] IS NULL OR cardinality($5) > 0 AND f.uploaded_by = $6
           OR EXISTS (SELECT FROM library.draft d JOIN library.publication p ON p.id = d.publication_id
             WHERE ${CARRIES('d.content')} AND p.owner = f.owner AND p.kind = ANY($5))))`,
      [
        id,
        JSON.stringify([{ file: id }]),
        actor.readerKeys,
        actor.participant,
        this.access.kinds(actor, 'publication:read-drafts'),
        actor.person,
      ],
    );
    return file ?? null;
  }

  /** For the owner's people, who may read drafts. */
  async ofOwn(actor: Actor, id: string): Promise<FileRecord | null> {
    this.access.require(actor, 'publication:read-drafts');
    const file = await this.find(actor, id);
    return file?.owner === actor.participant ? file : null;
  }

  /** Those among the ids that can be fetched. For ids that stand in a record which the reader reads. */
  async readyAmong(ids: readonly string[]): Promise<boolean[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM library.file WHERE id = ANY($1) AND state = 'READY'`,
      [ids],
    );
    const ready = new Set(rows.map(({ id }) => id));
    return ids.map((id) => ready.has(id));
  }
}
