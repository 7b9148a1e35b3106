import type { Database } from '#database';
import { mayBeSent, openedReaders } from '../change/fits.js';
import { LOOPBACK_HOST } from '../endpoint/webhook-host.js';
import { due, isFirst } from './pending.js';

/** A delivery in hand. */
export interface Claimed {
  id: string;
  position: number;
  subscriptionId: string;
  subscriptionName: string;
  endpointId: string;
  /** who is served, for fairness */
  subscriber: string;
  host: string;
  webhookId: string;
  /** attempts made before this one */
  attempt: number;
  /** whether the subscriber may read the change, asked again now */
  allowed: boolean;
  /** from then on it is somebody else's */
  leaseUntil: Date;
}

export interface ClaimOptions {
  now: Date;
  leaseUntil: Date;
  leaseOwner: string;
  limit: number;
  /** the subscribers' turn goes on after this one */
  afterSubscriber: string;
  /** how many subscribers get a turn */
  subscribers: number;
  perEndpoint: number;
  perHost: number;
  /** those with as much in flight as they may have */
  busyEndpoints: readonly string[];
  busyHosts: readonly string[];
  busySubscribers: readonly string[];
}

export interface Claim {
  rows: Claimed[];
  /** whose turn was last; null when all have had theirs */
  lastSubscriber: string | null;
}

/**
 * Takes due rows, in one statement that many processes may run at once.
 * Fair: it goes round the subscribers who have anything pending (a skip scan over the index), lets each offer a share (four
 * times what it would get if all had much, half of the whole at most),
 * and takes the first of each before the second of any. In order: a row is not offered while an earlier one of the same
 * subject waits for the same endpoint. Durable enough without a flush to disk: a lease lost in a crash was to run out anyway.
 */
const CLAIM = `
  WITH RECURSIVE turn(subscriber, n) AS (
    SELECT (SELECT d.subscriber FROM exchange.delivery d WHERE ${due('d')} AND d.subscriber > $1
            ORDER BY d.subscriber LIMIT 1), 1
    UNION ALL
    SELECT (SELECT d.subscriber FROM exchange.delivery d WHERE ${due('d')} AND d.subscriber > t.subscriber
            ORDER BY d.subscriber LIMIT 1), t.n + 1
    FROM turn t WHERE t.subscriber IS NOT NULL AND t.n < $2
  ), served AS MATERIALIZED (
    SELECT subscriber FROM turn WHERE subscriber IS NOT NULL AND subscriber <> ALL($12::text[])
  ), offered AS (
    SELECT o.*,
      row_number() OVER (PARTITION BY o.subscriber ORDER BY o.next_at, o.id) AS turn,
      row_number() OVER (PARTITION BY o.endpoint_id ORDER BY o.next_at, o.id) AS of_endpoint,
      row_number() OVER (PARTITION BY o.host ORDER BY o.next_at, o.id) AS of_host
    FROM served CROSS JOIN LATERAL (
      SELECT d.id, d.subscriber, d.endpoint_id, d.host, d.next_at FROM exchange.delivery d
      WHERE ${due('d')} AND d.subscriber = served.subscriber AND d.next_at <= $3
        AND (d.lease_until IS NULL OR d.lease_until < $3)
        AND d.endpoint_id <> ALL($4::uuid[]) AND d.host <> ALL($5::text[])
        AND ${isFirst('d')}
      ORDER BY d.next_at
      LIMIT (SELECT CASE count(*) WHEN 1 THEN $6::int ELSE least($6::int / 2, 4 * $6::int / count(*) + 1) END FROM served)
    ) o
  ), picked AS (
    SELECT d.id FROM exchange.delivery d
    WHERE d.id = ANY(ARRAY(SELECT id FROM offered WHERE of_endpoint <= $7 AND (of_host <= $8 OR host = $11)
                           ORDER BY turn, next_at LIMIT $6))
      AND d.state = 'PENDING' AND (d.lease_until IS NULL OR d.lease_until < $3)
    FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE exchange.delivery d SET lease_until = $9, lease_owner = $10
    FROM picked
    WHERE d.id = picked.id AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
    RETURNING d.id, d.position, d.subscription_id, d.subscription_name, d.endpoint_id, d.subscriber, d.host, d.webhook_id, d.attempt
  ), opened AS MATERIALIZED (
    SELECT c.position, c.type, c.subject, c.hidden_from, ${openedReaders('c', '$3')} AS readers
    FROM exchange.change c WHERE c.position IN (SELECT position FROM taken)
  )
  SELECT (SELECT CASE WHEN count(*) < $2 THEN NULL ELSE max(subscriber) END FROM turn WHERE subscriber IS NOT NULL) AS last, t.*,
    coalesce(t.position < 0 OR ${mayBeSent('c', 'c.readers', 's', '$3')}, false) AS allowed
  FROM (SELECT) AS always
  LEFT JOIN taken t ON true
  LEFT JOIN opened c ON c.position = t.position
  LEFT JOIN exchange.standing_subscription s ON s.id = t.subscription_id
  ORDER BY t.position`;

/** As the database gives it. */
export interface ClaimedRow {
  id: string | null;
  position: string;
  subscription_id: string;
  subscription_name: string;
  endpoint_id: string;
  subscriber: string;
  host: string;
  webhook_id: string;
  attempt: number;
  allowed: boolean;
}

interface Row extends ClaimedRow {
  last: string | null;
}

export async function claim(database: Database, options: ClaimOptions): Promise<Claim> {
  const rows = await database.query<Row>(CLAIM, [
    options.afterSubscriber,
    options.subscribers,
    options.now,
    options.busyEndpoints,
    options.busyHosts,
    options.limit,
    options.perEndpoint,
    options.perHost,
    options.leaseUntil,
    options.leaseOwner,
    LOOPBACK_HOST,
    options.busySubscribers,
  ]);
  return {
    rows: rows.filter((row) => row.id !== null).map((row) => claimed(row, options.leaseUntil)),
    lastSubscriber: rows[0]?.last ?? null,
  };
}

export const claimed = (row: ClaimedRow, leaseUntil: Date): Claimed => ({
  id: row.id as string,
  position: Number(row.position),
  subscriptionId: row.subscription_id,
  subscriptionName: row.subscription_name,
  endpointId: row.endpoint_id,
  subscriber: row.subscriber,
  host: row.host,
  webhookId: row.webhook_id,
  attempt: row.attempt,
  allowed: row.allowed,
  leaseUntil,
});
