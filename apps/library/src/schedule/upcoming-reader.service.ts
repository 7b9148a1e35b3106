import { Inject, Injectable } from '@nestjs/common';
import type { LegalDayChange } from '#contracts';
import { Database } from '#database';
import { grouped } from '../grouped.js';
import type { PublicationRecord } from '../publication/record.js';
import { SUPERSEDED } from './superseded.js';

export interface Upcoming {
  on: string;
  what: LegalDayChange;
  toldOn: string;
}

/** What comes by itself of records that the reader sees already: their own dates say it. */
@Injectable()
export class UpcomingReader {
  constructor(@Inject(Database) private readonly db: Database) {}

  async ofMany(ids: readonly string[]): Promise<Upcoming[][]> {
    const rows = await this.db.query<Upcoming & { id: string }>(
      `SELECT p.id, s.legal_date AS "on", s.what, s.tells_on::text AS "toldOn"
       FROM library.scheduled_change s JOIN library.publication p ON p.id = s.publication_id
       WHERE p.id = ANY($1) AND p.state = 'PUBLISHED' AND s.told_at IS NULL AND NOT ${SUPERSEDED}
       ORDER BY s.tells_on, s.what`,
      [ids],
    );
    const byId = grouped(rows, ({ id }) => id);
    return ids.map((id) => (byId.get(id) ?? []).map(({ on, what, toldOn }) => ({ on, what, toldOn })));
  }
}

/** An older revision, a draft or what is withdrawn has no days to come. */
export const hasDaysToCome = ({ state, revision, newestRevision, draftVersion }: PublicationRecord): boolean =>
  state === 'PUBLISHED' && draftVersion === null && revision === newestRevision;
