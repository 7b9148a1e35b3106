import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { Content } from '../publication/content.js';
import { prepareRevision, type PreparedRevision } from '../publication/prepared-revision.js';

/** The newest revisions of records as what is told of them is made from; in the order of the ids. */
@Injectable()
export class NewestRevisions {
  constructor(@Inject(Database) private readonly db: Database) {}

  async of(ids: readonly string[]): Promise<PreparedRevision[]> {
    const rows = await this.db.query<{ id: string; owner: string; number: number; content: Content; at: Date }>(
      `SELECT p.id, p.owner, r.number, r.content, r.published_at AS at
       FROM unnest($1::text[]) WITH ORDINALITY AS given (id, place)
       JOIN library.publication p ON p.id = given.id
       JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision ORDER BY place`,
      [ids],
    );
    return rows.map(({ at, ...row }) =>
      prepareRevision({ ...row, change: 'REVISED', changeNote: null, publishedAt: at, person: '' }),
    );
  }
}
