import type { Database } from '#database';
import { inOrder } from '../delivery/ordered.js';
import { waiting } from '../delivery/pending.js';

const RAMP_STEP_MS = 5000;

const IDLE = `
  locked AS MATERIALIZED (
    ${inOrder(`d.endpoint_id = ANY($1::uuid[]) AND ${waiting('d')} AND d.next_at <= $2 AND d.lease_owner IS NULL`)}
  ), idle AS (
    SELECT d.id, row_number() OVER (ORDER BY d.position, d.id) AS n FROM locked JOIN exchange.delivery d ON d.id = locked.id
  )`;

/** Locks what waits for these endpoints: for a transaction in which more than one breaker turns. */
export async function lockWaiting(database: Database, endpointIds: readonly string[]): Promise<void> {
  await database.query(inOrder(`d.endpoint_id = ANY($1::uuid[]) AND ${waiting('d')} AND d.lease_owner IS NULL`), [
    endpointIds,
  ]);
}

/**
 * What waits for these endpoints is not due before the probe; no attempt is used. One delivery is due at the moment of the
 * probe, the others when it has been answered, so that they are not claimed in vain.
 */
export async function hold(
  database: Database,
  endpointIds: readonly string[],
  until: Date,
  probe: Date,
): Promise<void> {
  await database.query(
    `WITH ${IDLE}
     UPDATE exchange.delivery d SET next_at = CASE idle.n WHEN 1 THEN $3::timestamptz ELSE $2::timestamptz END
     FROM idle WHERE d.id = idle.id`,
    [endpointIds, until, probe],
  );
}

/** What was held goes again: one at once, then two, four, eight … every five seconds, for who has just come back is weak. */
export async function release(
  database: Database,
  endpointIds: readonly string[],
  heldUntil: Date,
  now: Date,
): Promise<void> {
  await database.query(
    `WITH ${IDLE}
     UPDATE exchange.delivery d
     SET next_at = $3::timestamptz + floor(log(2, idle.n)) * make_interval(secs => ${RAMP_STEP_MS / 1000})
     FROM idle WHERE d.id = idle.id`,
    [endpointIds, heldUntil, now],
  );
}
