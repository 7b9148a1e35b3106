import { randomBytes } from 'node:crypto';
import type { Database } from '#database';
import { INBOX } from '../inbox/inbox-fan-out.js';
import { OWED } from '../inbox/mandatory.js';
import { MAILS } from '../mail/mail-fan-out.js';
import { FITTING } from './fitting.js';

/**
 * One row per change, subscription and endpoint; said twice it changes nothing. What a disabled endpoint misses is kept as
 * skipped, so that it can be told from what position it must catch up.
 * The webhook ids come from 256 fresh random bits and what makes each row one of its kind, so nobody can guess one; asking
 * for random bits row by row took a third of the time.
 */
const WEBHOOKS = `
  INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
    webhook_id, state, attempt, next_at, created_at)
  SELECT f.position, f.id, e.id, f.owner, e.host, f.subject, f.name,
    left(encode(sha256($4::bytea || uuid_send(f.id) || uuid_send(e.id) || int8send(f.position)), 'hex'), 32),
    CASE e.state WHEN 'ENABLED' THEN 'PENDING' ELSE 'SKIPPED' END, 0, $3, $3
  FROM fitting f
  JOIN exchange.channel h ON h.subscription_id = f.id
  JOIN exchange.endpoint e ON e.id = h.endpoint_id
  ON CONFLICT (endpoint_id, position, subscription_id) DO NOTHING`;

/** Who fits is decided once, and then each way of telling them writes its rows: a table expression of its own, here. */
const MATCH = `
  WITH ${FITTING}, ${OWED}, webhooks AS (${WEBHOOKS}), mails AS (${MAILS}), inbox AS (${INBOX})
  SELECT`;

export async function matchChanges(database: Database, first: number, last: number, now: Date): Promise<void> {
  await database.query(MATCH, [first, last, now, randomBytes(32)]);
}
