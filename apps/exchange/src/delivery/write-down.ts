import type { Database } from '#database';
import { log } from '#platform';
import { disableGone, holdGone } from '../endpoint/hold-back.js';
import type { Attempted, Breakers } from '../health/breakers.js';
import type { Clock } from './clock.js';
import { complete, type Completion } from './complete.js';
import { GONE } from './settle.js';

export interface WriteDownOptions {
  database: Database;
  breakers: Breakers;
  clock: Clock;
  /** something waits no longer */
  released: () => void;
}

/**
 * Writes a batch of results down. Those whose receiver said "gone" have a transaction of their own, in which their endpoints
 * are disabled, so that nothing of theirs is claimed in between: the endpoints are held first, as by whoever changes one.
 */
export async function writeDown(
  { database, breakers, clock, released }: WriteDownOptions,
  leaseOwner: string,
  batch: readonly Completion[],
): Promise<void> {
  const gone = batch.filter(({ status }) => status === GONE);
  const others = gone.length === 0 ? batch : batch.filter(({ status }) => status !== GONE);
  if (others.length > 0) await complete(database, leaseOwner, others);
  if (gone.length > 0)
    await database.transaction(async () => {
      const ids = gone.map(({ id }) => id);
      await holdGone(database, ids);
      await complete(database, leaseOwner, gone);
      await disableGone(database, ids, clock());
    });
  try {
    // After the rows have their next time: a breaker that opens puts it off for them too.
    const attempts = batch.flatMap(({ attempted }): Attempted[] => (attempted ? [attempted] : []));
    if (await breakers.record(attempts, clock())) released();
  } catch (error) {
    log('deliveries').error({ err: error }, 'the breakers were not told how attempts ended');
  }
}
