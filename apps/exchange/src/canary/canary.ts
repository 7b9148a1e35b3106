import type { Database } from '#database';
import { lockedIds } from '../delivery/ordered.js';
import { LOOPBACK_HOST } from '../endpoint/webhook-host.js';
import { sendOwn } from '../own-message/send-own.js';
import { CANARY_ENDPOINT, CANARY_SUBSCRIBER } from './canary-endpoint.js';

/** One that failed, or that was not even tried for so many times as long as they are apart, is given up for a new one. */
const PATIENCE = 5;

const DONE = `d.endpoint_id = $1 AND (d.state <> 'PENDING' OR d.attempt > 0 OR d.created_at < $2)
  AND d.id IS DISTINCT FROM (SELECT max(l.id) FROM exchange.delivery l WHERE l.endpoint_id = $1 AND l.state = 'DELIVERED')`;

/**
 * Sends the next canary, unless one is on its way. Of those that are done the last that arrived stays, as the witness; so they
 * never grow many, and nothing of them is counted with what is delivered to people.
 */
export async function sendNextCanary(database: Database, now: Date, seconds: number): Promise<boolean> {
  return database.transaction(async () => {
    await database.query("SELECT pg_advisory_xact_lock(hashtextextended('exchange.canary', 0))");
    await database.query(
      `WITH gone AS (
         DELETE FROM exchange.delivery d WHERE d.id = ANY(${lockedIds(DONE)})
         RETURNING d.id, d.position
       ), attempts AS (
         DELETE FROM exchange.attempt a USING gone WHERE a.delivery_id = gone.id
       )
       DELETE FROM exchange.own_message m USING gone WHERE m.position = gone.position`,
      [CANARY_ENDPOINT, new Date(now.getTime() - PATIENCE * seconds * 1000)],
    );
    const onItsWay = await database.query(
      "SELECT FROM exchange.delivery WHERE endpoint_id = $1 AND state = 'PENDING' LIMIT 1",
      [CANARY_ENDPOINT],
    );
    if (onItsWay.length > 0) return false;
    await sendOwn(
      database,
      {
        endpointId: CANARY_ENDPOINT,
        subscriber: CANARY_SUBSCRIBER,
        host: LOOPBACK_HOST,
        subject: 'canary',
        body: JSON.stringify({ type: 'canary', timestamp: now.toISOString() }),
      },
      now,
    );
    return true;
  });
}

/** When the newest canary that arrived was sent, and how long it took. Null: none has arrived yet. */
export async function lastCanary(database: Database): Promise<{ sentAt: Date; tookMs: number } | null> {
  const [row] = await database.query<{ sent_at: Date; delivered_at: Date }>(
    `SELECT created_at AS sent_at, delivered_at FROM exchange.delivery
     WHERE endpoint_id = $1 AND state = 'DELIVERED' ORDER BY created_at DESC LIMIT 1`,
    [CANARY_ENDPOINT],
  );
  return row ? { sentAt: row.sent_at, tookMs: row.delivered_at.getTime() - row.sent_at.getTime() } : null;
}
