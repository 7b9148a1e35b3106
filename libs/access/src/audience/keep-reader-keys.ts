import type { Database } from '#database';
import { earliestDay } from '#kernel';
import { standingChanges } from '../standing/standing-changed.js';

/** That somebody holds a key over a time; days begin at midnight UTC. */
export interface ReaderKeyFact {
  source: string;
  holder: string;
  key: string;
  /** a day, as precise as it is known, or a moment in ISO 8601; null: since ever */
  from: string | null;
  /** the first day or moment at which it no longer holds; null: it lasts */
  to: string | null;
}

/**
 * Makes the facts of these sources the ones given, in the caller's transaction. Facts that stay as they are stay untouched.
 * One that is not given any more and was in force ends now rather than vanish: who could read must learn that they cannot.
 */
const KEEP = `
  WITH given AS MATERIALIZED (
    SELECT g.source, g.holder, g.key, g.from_at, max(g.to_at) AS to_at
    FROM jsonb_to_recordset($2::jsonb) AS g(source text, holder text, key text, from_at timestamptz(3), to_at timestamptz(3))
    GROUP BY 1, 2, 3, 4
  ), gone AS MATERIALIZED (
    SELECT k.source, k.holder, k.key, k.from_at, k.from_at < $3 AS was_held FROM access.reader_key k
    WHERE k.source = ANY($1) AND NOT EXISTS (
      SELECT FROM given g WHERE (g.source, g.holder, g.key, g.from_at) = (k.source, k.holder, k.key, k.from_at))
  ), ended AS (
    UPDATE access.reader_key k SET to_at = $3, set_at = $3 FROM gone g
    WHERE g.was_held AND k.to_at > $3 AND (g.source, g.holder, g.key, g.from_at) = (k.source, k.holder, k.key, k.from_at)
  ), deleted AS (
    DELETE FROM access.reader_key k USING gone g
    WHERE NOT g.was_held AND (g.source, g.holder, g.key, g.from_at) = (k.source, k.holder, k.key, k.from_at)
  ), altered AS (
    UPDATE access.reader_key k SET to_at = g.to_at, set_at = $3 FROM given g
    WHERE k.to_at <> g.to_at AND (g.source, g.holder, g.key, g.from_at) = (k.source, k.holder, k.key, k.from_at)
  )
  INSERT INTO access.reader_key (source, holder, key, from_at, to_at, set_at)
  SELECT source, holder, key, from_at, to_at, $3 FROM given ON CONFLICT DO NOTHING`;

export async function keepReaderKeys(
  database: Database,
  sources: readonly string[],
  facts: readonly ReaderKeyFact[],
  now: Date = new Date(),
): Promise<void> {
  if (!database.inTransaction) throw new Error('Reader keys are kept in the transaction that they follow from.');
  const rows = facts.map(({ source, holder, key, from, to }) => ({
    source,
    holder,
    key,
    from_at: from === null ? '-infinity' : moment(from),
    to_at: to === null ? 'infinity' : moment(to),
  }));
  standingChanges(database);
  await database.query(KEEP, [sources, JSON.stringify(rows), now]);
}

const moment = (date: string): string => (date.length > 10 ? date : `${earliestDay(date)}T00:00:00.000Z`);
