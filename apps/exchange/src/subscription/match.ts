import type { Database } from '#database';
import { fitsSubscription } from '../change/fits.js';

/**
 * One delivery row per change, subscription and endpoint; said twice it changes nothing. What a disabled endpoint misses
 * is kept as skipped, so that it can be told from what position it must catch up.
 * The webhook id is 128 bits out of 244 random ones: PostgreSQL has no shorter source without an extension.
 */
const MATCH = `
  INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
    webhook_id, state, attempt, next_at, created_at)
  SELECT c.position, s.id, e.id, s.owner, e.host, c.subject, s.name,
    left(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'), 32),
    CASE e.state WHEN 'ENABLED' THEN 'PENDING' ELSE 'SKIPPED' END, 0, $3, $3
  FROM exchange.change c
  JOIN exchange.standing_subscription s ON NOT s.paused
  AND ${fitsSubscription('c', 's')}
  JOIN exchange.endpoint e ON e.id = s.endpoint_id
  WHERE c.position BETWEEN $1 AND $2
  ON CONFLICT DO NOTHING`;

export async function matchChanges(database: Database, first: number, last: number, now: Date): Promise<void> {
  await database.query(MATCH, [first, last, now]);
}
