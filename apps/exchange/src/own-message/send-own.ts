import { randomBytes } from 'node:crypto';
import type { Database } from '#database';

export interface OwnMessage {
  endpointId: string;
  /** whose turn it takes */
  subscriber: string;
  host: string;
  /** messages of one subject to one endpoint keep their order */
  subject: string;
  body: string;
}

/** It belongs to no subscription. */
const NO_SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

/** Puts a message of the exchange's own in line: claimed, signed, sent, tried again and written down as deliveries are. */
export async function sendOwn(
  database: Database,
  { endpointId, subscriber, host, subject, body }: OwnMessage,
  now: Date,
): Promise<number> {
  const [row] = await database.query<{ position: string }>(
    `WITH message AS (
       INSERT INTO exchange.own_message (body, created_at) VALUES ($1, $2) RETURNING position
     ), line AS (
       INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
         webhook_id, state, attempt, next_at, created_at)
       SELECT position, $3, $4, $5, $6, $7, '', $8, 'PENDING', 0, $2, $2 FROM message
     )
     SELECT position FROM message`,
    [body, now, NO_SUBSCRIPTION, endpointId, subscriber, host, subject, randomBytes(16).toString('hex')],
  );
  if (!row) throw new Error('A message of our own got no position.');
  return Number(row.position);
}
