import type { Database } from '#database';
import { tellInbox } from '../inbox/inbox-notice.js';
import { inOrder, lockedIds } from '../delivery/ordered.js';
import { waiting } from '../delivery/pending.js';

/**
 * What waits for these endpoints is skipped, and they remember the first position that they miss: of what waited, else the
 * next one. In the transaction that stops them.
 */
export async function holdBack(database: Database, endpointIds: readonly string[]): Promise<void> {
  await database.query(
    `WITH held AS (
       UPDATE exchange.delivery d SET state = 'SKIPPED', lease_until = NULL, lease_owner = NULL
       WHERE d.id = ANY(${lockedIds(`d.endpoint_id = ANY($1::uuid[]) AND ${waiting('d')}`)})
       RETURNING d.endpoint_id, d.position
     ), first AS (
       SELECT endpoint_id, min(position) FILTER (WHERE position > 0) AS position FROM held GROUP BY endpoint_id
     )
     UPDATE exchange.endpoint e SET missed_from = least(e.missed_from, first.position,
       CASE WHEN e.missed_from IS NULL AND first.position IS NULL THEN head.position + 1 END)
     FROM exchange.log_head head, unnest($1::uuid[]) AS stopped(id) LEFT JOIN first ON first.endpoint_id = stopped.id
     WHERE e.id = stopped.id`,
    [endpointIds],
  );
}

/** Locks the endpoints of these deliveries, and what waits for them, for a transaction that ends in disableGone. */
export async function holdGone(database: Database, deliveryIds: readonly string[]): Promise<void> {
  const endpoints = await database.query<{ id: string }>(
    `SELECT e.id FROM exchange.endpoint e
     WHERE e.id IN (SELECT d.endpoint_id FROM exchange.delivery d WHERE d.id = ANY($1::bigint[]))
     ORDER BY e.id FOR NO KEY UPDATE`,
    [deliveryIds],
  );
  await database.query(inOrder(`d.endpoint_id = ANY($1::uuid[]) AND ${waiting('d')}`), [endpoints.map(({ id }) => id)]);
}

/** The receivers of these deliveries said "gone": their endpoints get nothing more. */
export async function disableGone(database: Database, deliveryIds: readonly string[], now: Date): Promise<void> {
  const rows = await database.query<{ endpoint_id: string; position: string | null }>(
    `SELECT endpoint_id, min(position) FILTER (WHERE position > 0) AS position FROM exchange.delivery
     WHERE id = ANY($1::bigint[]) GROUP BY endpoint_id`,
    [deliveryIds],
  );
  const ids = rows.map(({ endpoint_id }) => endpoint_id);
  await stop(database, ids, 'The receiver answered 410 Gone.', now);
  // The one that was answered so has not arrived either.
  await database.query(
    `UPDATE exchange.endpoint e SET missed_from = least(e.missed_from, g.position)
     FROM unnest($1::uuid[], $2::bigint[]) AS g(id, position) WHERE e.id = g.id`,
    [ids, rows.map(({ position }) => position)],
  );
}

/** From now on they get nothing, until somebody enables them. */
export async function stop(database: Database, ids: readonly string[], reason: string, now: Date): Promise<void> {
  const [stopped] = await database.query<{ id: string; owner: string }[]>(
    `UPDATE exchange.endpoint SET state = 'DISABLED', disabled_reason = $2, disabled_at = $3, revision = revision + 1
     WHERE id = ANY($1::uuid[]) AND state <> 'DISABLED' RETURNING id, owner`,
    [ids, reason, now],
  );
  for (const { id: about, owner } of stopped ?? [])
    await tellInbox(database, { owner, notice: 'ENDPOINT_DISABLED', about, key: `${about} ${now.toISOString()}`, now });
  await holdBack(database, ids);
}
