import { randomBytes } from 'node:crypto';
import type { Database } from '#database';
import { fitsSubscription } from '../change/fits.js';

/**
 * One delivery row per change, subscription and endpoint; said twice it changes nothing. What a disabled endpoint misses
 * is kept as skipped, so that it can be told from what position it must catch up.
 * The webhook ids come from 256 fresh random bits and what makes each row one of its kind, so nobody can guess one; asking
 * for random bits row by row took a third of the time.
 */
const MATCH = `
  INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
    webhook_id, state, attempt, next_at, created_at)
  SELECT c.position, s.id, e.id, s.owner, e.host, c.subject, s.name,
    left(encode(sha256($4::bytea || uuid_send(s.id) || uuid_send(e.id) || int8send(c.position)), 'hex'), 32),
    CASE e.state WHEN 'ENABLED' THEN 'PENDING' ELSE 'SKIPPED' END, 0, $3, $3
  FROM exchange.change c
  JOIN exchange.standing_subscription s ON NOT s.paused
  AND ${fitsSubscription('c', 's')}
  JOIN exchange.endpoint e ON e.id = s.endpoint_id
  WHERE c.position BETWEEN $1 AND $2
  ON CONFLICT (endpoint_id, position, subscription_id) DO NOTHING`;

export async function matchChanges(database: Database, first: number, last: number, now: Date): Promise<void> {
  await database.query(MATCH, [first, last, now, randomBytes(32)]);
}
