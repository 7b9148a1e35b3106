import type { Database } from '#database';
import { HELD } from './lease-holder.js';
import { due, isFirst } from './pending.js';

export interface Due {
  count: number;
  oldestSeconds: number;
}

/** A row that waits behind an earlier one of its subject is not due yet. */
const DUE = `${due('d')} AND d.next_at <= $1::timestamptz AND ${isFirst('d')}`;

/** The oldest is exact; counting stops at 10,000, for beyond that the exact figure helps nobody. */
const DUE_NOW = `
  WITH RECURSIVE waiting(subscriber) AS (
    SELECT min(d.subscriber) FROM exchange.delivery d WHERE ${due('d')}
    UNION ALL
    SELECT (SELECT min(d.subscriber) FROM exchange.delivery d WHERE ${due('d')} AND d.subscriber > w.subscriber)
    FROM waiting w WHERE w.subscriber IS NOT NULL
  ), oldest AS (
    SELECT min(o.next_at) AS next_at FROM waiting w CROSS JOIN LATERAL (
      SELECT d.next_at FROM exchange.delivery d WHERE d.subscriber = w.subscriber AND ${DUE} ORDER BY d.next_at LIMIT 1
    ) o
  )
  SELECT (SELECT count(*)::int FROM (SELECT FROM exchange.delivery d WHERE ${DUE} LIMIT 10000) counted) AS count,
    coalesce(extract(epoch FROM $1::timestamptz - oldest.next_at), 0) AS oldest
  FROM oldest`;

export async function dueNow(database: Database, now: Date): Promise<Due> {
  const [row] = await database.query<{ count: number; oldest: string }>(DUE_NOW, [now]);
  return { count: row?.count ?? 0, oldestSeconds: Number(row?.oldest ?? 0) };
}

/**
 * Takes leases back from those who let them run out, and from those who hold none of their locks any more because their
 * process is gone; the attempt does not count. Whom somebody else holds has one who looks after it. @returns how many
 */
export async function takeBackLeases(database: Database, now: Date): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `WITH owners AS MATERIALIZED (
       SELECT DISTINCT d.lease_owner FROM exchange.delivery d
       WHERE ${due('d')} AND starts_with(d.lease_owner, '${HELD}')
     ), gone AS MATERIALIZED (
       SELECT lease_owner FROM owners WHERE pg_try_advisory_xact_lock(hashtextextended(lease_owner, 0))
     ), left_behind AS MATERIALIZED (
       SELECT d.id FROM exchange.delivery d
       WHERE ${due('d')} AND d.next_at <= $1
         AND (d.lease_until < $1 OR d.lease_owner IN (SELECT lease_owner FROM gone))
       FOR NO KEY UPDATE SKIP LOCKED
     ), back AS (
       UPDATE exchange.delivery d SET lease_until = NULL, lease_owner = NULL
       FROM left_behind l WHERE d.id = l.id
       RETURNING 1
     )
     SELECT count(*)::int AS count FROM back`,
    [now],
  );
  return row?.count ?? 0;
}
