import { ParticipantZones } from '#access';
import type { Database } from '#database';
import { dayIn } from '#kernel';
import { definitionOf } from '../publication/content.js';
import type { PreparedRevision } from '../publication/prepared-revision.js';
import type { LegalDay } from './legal-day.js';

/** No zone's calendar is further behind. */
const WESTERNMOST = 'Etc/GMT+12';

type Named = LegalDay & Pick<PreparedRevision, 'id' | 'owner' | 'publishedAt'>;

/**
 * Writes down the days to come that revisions name, in the transaction that publishes them. What is past, or is today, the
 * revision's own change says. A day that is named no more is cancelled; one that is due and still named stays and is told.
 */
export async function scheduleDays(db: Database, revisions: readonly PreparedRevision[]): Promise<void> {
  const named: Named[] = revisions.flatMap(({ id, owner, publishedAt, kind, content }) =>
    (definitionOf(kind).legalDays?.(content) ?? []).map((day) => ({ ...day, id, owner, publishedAt })),
  );
  await cancel(
    db,
    revisions.filter(({ number }) => number > 1).map(({ id }) => id),
    named,
  );
  const toCome = await daysToCome(db, named);
  if (toCome.length === 0) return;
  await db.query(
    `INSERT INTO library.scheduled_change (publication_id, what, legal_date, ahead, tells_on)
     SELECT id, what, "on", ahead, "tellsOn"
     FROM jsonb_to_recordset($1::jsonb) AS given (id text, what text, "on" text, ahead smallint, "tellsOn" date)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(toCome)],
  );
}

async function cancel(db: Database, revised: readonly string[], named: readonly LegalDay[]): Promise<void> {
  if (revised.length === 0) return;
  await db.query(
    `DELETE FROM library.scheduled_change s WHERE s.publication_id = ANY($1) AND s.told_at IS NULL
       AND NOT EXISTS (
         SELECT FROM jsonb_to_recordset($2::jsonb) AS given (id text, what text, "on" text, ahead smallint)
         WHERE (given.id, given.what, given."on", given.ahead) = (s.publication_id, s.what, s.legal_date, s.ahead))`,
    [revised, JSON.stringify(named)],
  );
}

async function daysToCome(db: Database, named: readonly Named[]): Promise<Named[]> {
  const perhaps = named.filter(({ tellsOn, publishedAt }) => tellsOn > dayIn(WESTERNMOST, publishedAt));
  if (perhaps.length === 0) return [];
  const zones = await new ParticipantZones(db).of([...new Set(perhaps.map(({ owner }) => owner))]);
  return perhaps.filter(({ owner, tellsOn, publishedAt }) => tellsOn > dayIn(zones.get(owner) as string, publishedAt));
}
