import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { reasonOf } from './patience.js';
import type { Stage } from './stage.js';

const SETTLED_WITHIN_MS = 240_000;
const PAUSE_MS = 500;
const ANSWERED_WITHIN_MS = 30_000;

/** Rows that a worker holds are left for the next turn: to wait for them in another order than the worker's is a deadlock. */
const PUT_FORWARD = [
  `UPDATE exchange.delivery SET next_at = now() WHERE id IN (
     SELECT id FROM exchange.delivery
     WHERE state = 'PENDING' AND delivered_at IS NULL AND lease_owner IS NULL AND next_at > now()
     FOR UPDATE SKIP LOCKED)`,
  `UPDATE exchange.health SET next_probe_at = least(next_probe_at, now()), hold_until = least(hold_until, now())
   WHERE key IN (
     SELECT key FROM exchange.health WHERE next_probe_at > now() OR hold_until > now()
     FOR UPDATE SKIP LOCKED)`,
];

/**
 * Until every change has its place and every delivery has ended. The real schedule of retries and the real breakers
 * are at work; what waits for its time, minutes or hours, is told that its time has come, as if somebody had put the clock forward.
 * A statement that fails is made again: the connection may have been cut, the statement chosen to end a deadlock.
 *
 * @returns null, or what was open when time ran out
 */
export async function settled(stage: Stage): Promise<string | null> {
  const until = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const open = await putForward(stage.network.databaseUrl).catch(reasonOf);
    if (open === null) return null;
    if (Date.now() > until) return open;
    await sleep(PAUSE_MS);
  }
}

async function putForward(connectionString: string): Promise<string | null> {
  const client = new Postgres({
    connectionString,
    connectionTimeoutMillis: ANSWERED_WITHIN_MS,
    query_timeout: ANSWERED_WITHIN_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (const statement of PUT_FORWARD) await client.query(statement);
    const { rows } = await client.query<{ outbox: number; deliveries: number }>(
      `SELECT (SELECT count(*)::int FROM messaging.outbox) AS outbox,
         (SELECT count(*)::int FROM exchange.delivery WHERE state = 'PENDING' AND delivered_at IS NULL) AS deliveries`,
    );
    const { outbox = 0, deliveries = 0 } = rows[0] ?? {};
    return outbox === 0 && deliveries === 0 ? null : `${outbox} in the outbox, ${deliveries} deliveries`;
  } finally {
    await client.end().catch(() => undefined);
  }
}
