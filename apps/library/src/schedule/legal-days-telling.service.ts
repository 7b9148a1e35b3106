import { Inject, Injectable } from '@nestjs/common';
import { ParticipantZones } from '#access';
import type { LegalDayChange } from '#contracts';
import { Database } from '#database';
import { dayIn } from '#kernel';
import { Outbox } from '#messaging';
import { NewestRevisions } from '../freshness/newest-revisions.service.js';
import { grouped } from '../grouped.js';
import { legalDayChange, type DueDay } from './legal-day-change.js';
import { SUPERSEDED } from './superseded.js';

const AT_ONCE = 200;
/** In no zone has a later day begun. */
const EASTERNMOST = 'Pacific/Kiritimati';

const DUE = 's.publication_id = p.id AND s.told_at IS NULL AND s.tells_on <= d.today';

interface DueRecord {
  id: string;
  today: string;
}

/**
 * Tells what comes with the days, each once: that it was told is written in the transaction that tells it, on the locked
 * record, so that however many look, or are killed meanwhile, nothing is told twice or lost. A day on which nothing ran is
 * made up for; of warnings that were missed only the last one, or what they warned of, is told.
 */
@Injectable()
export class LegalDaysTelling {
  private readonly zones: ParticipantZones;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(NewestRevisions) private readonly newest: NewestRevisions,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {
    this.zones = new ParticipantZones(db);
  }

  /** @returns how many changes were told */
  async tell(now: Date): Promise<number> {
    const days = await this.daysOfOwners(now);
    if (days.length === 0) return 0;
    let told = 0;
    for (let records = AT_ONCE; records === AT_ONCE;) {
      const some = await this.db.transaction(() => this.tellSome(days, now));
      records = some.records;
      told += some.changes;
    }
    return told;
  }

  /** Whose day may have come, and which day it is there. */
  private async daysOfOwners(now: Date): Promise<{ owner: string; today: string }[]> {
    const rows = await this.db.query<{ owner: string }>(
      `SELECT DISTINCT p.owner FROM library.scheduled_change s JOIN library.publication p ON p.id = s.publication_id
       WHERE s.told_at IS NULL AND s.tells_on <= $1`,
      [dayIn(EASTERNMOST, now)],
    );
    const zones = await this.zones.of(rows.map(({ owner }) => owner));
    return [...zones].map(([owner, zone]) => ({ owner, today: dayIn(zone, now) }));
  }

  private async tellSome(days: readonly object[], now: Date): Promise<{ records: number; changes: number }> {
    // The record first, as everybody does who changes it; one that somebody else has in hand is told of the next time.
    const records = await this.db.query<DueRecord>(
      `SELECT p.id, d.today::text AS today
       FROM jsonb_to_recordset($1::jsonb) AS d (owner text, today date) JOIN library.publication p ON p.owner = d.owner
       WHERE p.state = 'PUBLISHED' AND EXISTS (SELECT FROM library.scheduled_change s WHERE ${DUE}) AND NOT ${SUPERSEDED}
       ORDER BY p.id LIMIT ${AT_ONCE} FOR UPDATE OF p SKIP LOCKED`,
      [JSON.stringify(days)],
    );
    if (records.length === 0) return { records: 0, changes: 0 };
    const due = await this.db.query<DueDay & { id: string }>(
      `WITH told AS (
         UPDATE library.scheduled_change s SET told_at = $2
         FROM jsonb_to_recordset($1::jsonb) AS p (id text, today date), LATERAL (SELECT p.today) AS d
         WHERE ${DUE} RETURNING s.*, p.today)
       SELECT publication_id AS id, what, legal_date AS "on", ahead, tells_on::text AS "tellsOn", today::text AS today FROM told`,
      [JSON.stringify(records), now],
    );
    const revisions = await this.newest.of(records.map(({ id }) => id));
    const byRecord = grouped(due, ({ id }) => id);
    const changes = revisions.flatMap((revision) =>
      inOrder(byRecord.get(revision.id) ?? []).map((day) => legalDayChange(revision, day, now)),
    );
    await this.outbox.emitAll(changes);
    return { records: records.length, changes: changes.length };
  }
}

const ENDING: readonly LegalDayChange[] = ['agreement.expiring', 'agreement.expires'];

/** By their days; of those about an end only the last. */
function inOrder<T extends DueDay>(due: readonly T[]): T[] {
  const sorted = [...due].sort((a, b) => (a.tellsOn < b.tellsOn ? -1 : 1));
  const ending = sorted.filter(({ what }) => ENDING.includes(what)).at(-1);
  return sorted.filter((day) => !ENDING.includes(day.what) || day === ending);
}
