import type { Database } from '#database';
import { mayBeSent, openedReaders } from '../change/fits.js';
import { inOrder } from '../delivery/ordered.js';

/** Which deliveries of an endpoint. */
export interface Again {
  endpointId: string;
  /** positions, both included */
  from: number;
  to: number;
  webhookId: string | null;
  undeliveredOnly: boolean;
}

export interface SentAgain {
  queued: number;
  inLine: number;
  withheld: number;
  /** the position where the limit cut; null: it did not */
  next: number | null;
}

/** One position may have as many deliveries as the endpoint has subscriptions; those of one position go together. */
export const MOST_AT_ONCE = 10_000;
/** A second click finds what the first one has sent meanwhile, and leaves it. */
const JUST_NOW = `interval '1 minute'`;

/**
 * Puts deliveries in line again, in a new round of attempts. Who may read is asked now, and again when they are claimed. What a
 * success had to say of itself becomes a row among the attempts, for the delivery will tell of the next one.
 */
const SEND_AGAIN = `
  WITH found AS MATERIALIZED (
    SELECT d.* FROM exchange.delivery d
    WHERE d.endpoint_id = $1 AND d.position BETWEEN $2 AND $3
      AND ($4::text IS NULL OR d.webhook_id = $4)
      AND (NOT $5 OR d.state IN ('FAILED', 'GAVE_UP', 'SKIPPED'))
    ORDER BY d.position LIMIT ${MOST_AT_ONCE + 1}
  ), cut AS (
    SELECT CASE WHEN count(*) > ${MOST_AT_ONCE} THEN max(position) END AS at FROM found
  ), asked AS MATERIALIZED (
    SELECT f.* FROM found f, cut WHERE cut.at IS NULL OR f.position < cut.at
  ), opened AS MATERIALIZED (
    SELECT c.position, c.type, c.subject, c.hidden_from, ${openedReaders('c', '$6')} AS readers
    FROM exchange.change c WHERE c.position IN (SELECT position FROM asked)
  ), idle AS MATERIALIZED (
    SELECT a.* FROM asked a
    WHERE a.state <> 'PENDING' AND (a.replayed_at IS NULL OR a.replayed_at < $6::timestamptz - ${JUST_NOW})
  ), allowed AS MATERIALIZED (
    SELECT i.* FROM idle i
    JOIN exchange.standing_subscription s ON s.id = i.subscription_id
    JOIN opened c ON c.position = i.position
    WHERE ${mayBeSent('c', 'c.readers', 's', '$6')}
  ), locked AS MATERIALIZED (
    ${inOrder("d.id = ANY(ARRAY(SELECT id FROM allowed)) AND d.state <> 'PENDING'")}
  ), again AS (
    UPDATE exchange.delivery d
    SET state = 'PENDING', attempt = 0, round = d.round + 1, next_at = $6, replayed_at = $6, host = e.host,
      first_delivered_at = coalesce(d.first_delivered_at, d.delivered_at), delivered_at = NULL,
      lease_until = NULL, lease_owner = NULL, last_status = NULL, last_ms = NULL, last_error = NULL
    FROM locked JOIN allowed a ON a.id = locked.id JOIN exchange.endpoint e ON e.id = a.endpoint_id
    WHERE d.id = a.id
    RETURNING d.id
  ), told AS (
    INSERT INTO exchange.attempt (delivery_id, round, number, at, status, ms)
    SELECT a.id, a.round, a.attempt, a.delivered_at, a.last_status, coalesce(a.last_ms, 0)
    FROM allowed a JOIN again ON again.id = a.id WHERE a.state = 'DELIVERED' AND a.delivered_at IS NOT NULL
    ON CONFLICT DO NOTHING
  )
  SELECT (SELECT count(*)::int FROM again) AS queued,
    (SELECT count(*)::int FROM asked) - (SELECT count(*)::int FROM idle) AS in_line,
    (SELECT count(*)::int FROM idle) - (SELECT count(*)::int FROM allowed) AS withheld,
    (SELECT at FROM cut) AS next`;

/** In a transaction that holds the endpoint, so that two at once take turns. */
export async function sendAgain(database: Database, given: Again, now: Date): Promise<SentAgain> {
  const [row] = await database.query<{ queued: number; in_line: number; withheld: number; next: string | null }>(
    SEND_AGAIN,
    [given.endpointId, given.from, given.to, given.webhookId, given.undeliveredOnly, now],
  );
  if (!row) throw new Error('The database did not say what became of a replay.');
  return {
    queued: row.queued,
    inLine: row.in_line,
    withheld: row.withheld,
    next: row.next === null ? null : Number(row.next),
  };
}
