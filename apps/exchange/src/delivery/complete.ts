import type { Database } from '#database';
import type { Attempted } from '../health/breakers.js';
import type { StoredDeliveryState } from './delivery.entity.js';
import { inOrder } from './ordered.js';

/** How an attempt ended, as it is written down. */
export interface Completion {
  id: string;
  state: StoredDeliveryState;
  /** attempts made, this one included if it counts */
  attempt: number;
  /** when it is due again; null leaves it */
  nextAt: Date | null;
  at: Date;
  status: number | null;
  ms: number | null;
  /** null: nothing is noted as a failed attempt */
  error: string | null;
  excerpt: string | null;
  /** a breaker was open: nothing was sent */
  held?: true;
  /** what the breakers learn of it */
  attempted?: Attempted;
}

/**
 * Writes down a whole batch in one statement. Only rows still leased by the writer change: who was too slow has lost the
 * row to another, and that one's word counts. Not flushed to disk at once: what a crash forgets is sent again under the
 * same webhook id, which is what "at least once" means, and publishing itself was flushed.
 * The ids stand there twice, the lease in a CASE, and whose rows they are is settled before they are joined with the table, once:
 * the planner takes all of that for rarer than it is, and would compare each with each as soon as the table is large.
 */
const COMPLETE = `
  WITH result AS MATERIALIZED (
    SELECT * FROM unnest($2::bigint[], $3::text[], $4::smallint[], $5::timestamptz[], $6::timestamptz[], $7::smallint[],
      $8::int[], $9::text[], $10::text[]) AS r(id, state, attempt, next_at, at, status, ms, error, excerpt)
  ), mine AS MATERIALIZED (
    ${inOrder("d.id = ANY($2::bigint[]) AND CASE WHEN d.lease_owner = $1 THEN d.state = 'PENDING' ELSE false END")}
  ), ours AS MATERIALIZED (
    SELECT * FROM result WHERE id IN (SELECT id FROM mine)
  ), done AS (
    UPDATE exchange.delivery d
    SET state = r.state, attempt = r.attempt, next_at = coalesce(r.next_at, d.next_at), lease_until = NULL,
      lease_owner = NULL, last_status = r.status, last_ms = r.ms, last_error = r.error,
      delivered_at = CASE r.state WHEN 'DELIVERED' THEN r.at END
    FROM ours r
    WHERE d.id = r.id AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off' AND d.id = ANY($2::bigint[])
    RETURNING d.id, d.round, r.attempt, r.at, r.status, r.ms, r.error, r.excerpt
  ), noted AS (
    INSERT INTO exchange.attempt (delivery_id, round, number, at, status, ms, error, excerpt)
    SELECT id, round, attempt, at, status, coalesce(ms, 0), error, excerpt FROM done WHERE error IS NOT NULL
    ON CONFLICT DO NOTHING
  )
  SELECT count(*)::int AS count FROM done`;

/** @returns how many rows were still ours */
export async function complete(database: Database, leaseOwner: string, batch: readonly Completion[]): Promise<number> {
  const anyFailed = batch.some(({ error }) => error !== null);
  const [row] = await database.query<{ count: number }>(COMPLETE, [
    leaseOwner,
    arrayOf(batch, (c) => c.id),
    arrayOf(batch, (c) => c.state),
    arrayOf(batch, (c) => c.attempt),
    arrayOf(batch, (c) => c.nextAt?.toISOString() ?? null),
    arrayOf(batch, (c) => c.at.toISOString()),
    arrayOf(batch, (c) => c.status),
    arrayOf(batch, (c) => c.ms),
    // What is shorter is filled up with nulls.
    anyFailed ? batch.map((c) => c.error) : [],
    anyFailed ? batch.map((c) => c.excerpt) : [],
  ]);
  return row?.count ?? 0;
}

/** As PostgreSQL reads it, of values that need no quoting: the driver would look through each for what does. */
const arrayOf = (batch: readonly Completion[], value: (completion: Completion) => string | number | null): string =>
  `{${batch.map((completion) => value(completion) ?? 'NULL').join(',')}}`;
