import { describe, expect, it } from '@jest/globals';
import { waitFor, type Receiver } from '#testing';
import { delivering } from '../delivering.fixture.js';
import { aChange, type Exchange } from '../exchange.fixture.js';
import { allowedNow } from './allowed-now.js';
import type { FirstHand } from './first-hand.js';
import { DeliveryPipeline } from './pipeline.js';

let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;

delivering((parts) => ({ exchange, receiver, pipeline } = parts));

const subscribers = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await exchange.subscriber({ owner: `PARTNER${n}`, url: `${receiver.url}/${n}` });
};
const promised = (processes = 1): FirstHand => {
  const promise = pipeline.promise(processes);
  if (!promise) throw new Error('The pipeline promises nothing.');
  return promise;
};
const states = async (): Promise<unknown[]> => (await exchange.rows()).map((row) => row['state']);
const allDelivered = (count: number): Promise<unknown> =>
  waitFor('all to be written down', async () => {
    const found = await states();
    return found.length === count && found.every((state) => state === 'DELIVERED');
  });

describe('what is matched under a promise', () => {
  it('is in hand when it is committed, and nobody else can claim it', async () => {
    await subscribers(20);
    const promise = promised();
    const { taken, left } = await exchange.appendFor(promise, aChange());
    expect({ taken: taken.length, left }).toEqual({ taken: 20, left: 0 });
    await exchange.pipeline().run();
    expect(receiver.log).toHaveLength(0);
    expect(await pipeline.keep(promise, taken)).toBe(true);
    await allDelivered(20);
    expect(new Set(receiver.log.map(({ path }) => path)).size).toBe(20);
    expect(receiver.log).toHaveLength(20);
  });

  it('does not overtake what waits of the same publication', async () => {
    await subscribers(1);
    await exchange.append(aChange());
    const promise = promised();
    const { taken, left } = await exchange.appendFor(promise, aChange({ revision: 2, type: 'publication.revised' }));
    expect({ taken, left }).toEqual({ taken: [], left: 1 });
    await pipeline.keep(promise, taken);
    await pipeline.run();
    await allDelivered(2);
    expect(receiver.log.map(({ body }) => (JSON.parse(body) as { data: { revision: number } }).data.revision)).toEqual([
      1, 2,
    ]);
  });

  it('takes neither of two changes of one publication that come together, but another publication', async () => {
    await subscribers(1);
    const { taken, left } = await exchange.appendFor(
      promised(),
      aChange(),
      aChange({ revision: 2, type: 'publication.revised' }),
      aChange({ subject: 'VN-LAW-2026-000002' }),
    );
    expect({ positions: taken.length, left }).toEqual({ positions: 1, left: 2 });
  });

  it('is sent once it was in line, also when the endpoint has as much in flight as it may', async () => {
    await subscribers(1);
    receiver.answer = () => ({ status: 204, delayMs: 100 });
    const changes = Array.from({ length: 8 }, (_, n) => aChange({ subject: `VN-LAW-2026-00001${n}` }));
    const promise = promised();
    const { taken } = await exchange.appendFor(promise, ...changes);
    expect(taken).toHaveLength(8);
    expect(await pipeline.keep(promise, taken)).toBe(false);
    await pipeline.run();
    await allDelivered(8);
    expect(receiver.log).toHaveLength(8);
  });

  it('leaves their part of a large fan-out to the other processes', async () => {
    await subscribers(1);
    await exchange.database.query(
      `WITH made AS (
         INSERT INTO exchange.standing_subscription SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).*
         FROM exchange.standing_subscription s, generate_series(1, 999) RETURNING id
       )
       INSERT INTO exchange.channel (id, subscription_id, endpoint_id, ordinal)
       SELECT gen_random_uuid(), made.id, e.id, 0 FROM made, exchange.endpoint e`,
    );
    const { taken, left } = await exchange.appendFor(promised(4), aChange());
    expect({ taken: taken.length, left }).toEqual({ taken: 625, left: 375 });
  });

  it('is given back when its transaction was committed and nobody learned of it', async () => {
    await subscribers(3);
    await exchange.appendFor(promised(), aChange());
    await pipeline.run();
    expect(await states()).toEqual(['PENDING', 'PENDING', 'PENDING']);
    const next = promised();
    await pipeline.keep(next, []);
    await pipeline.run();
    await allDelivered(3);
    expect(receiver.log).toHaveLength(3);
  });

  it('is not sent when the lease ran out before its turn came', async () => {
    await subscribers(1);
    const promise = promised();
    const { taken } = await exchange.appendFor(promise, aChange());
    exchange.clock.forward(91_000);
    await pipeline.keep(promise, taken);
    await pipeline.run();
    await allDelivered(1);
    expect(receiver.log).toHaveLength(1);
  });

  it('is asked anew who may read it when it has lain a while', async () => {
    await subscribers(3);
    const { taken } = await exchange.appendFor(promised(), aChange({ readers: ['network'] }));
    expect(taken).toHaveLength(0);
    await exchange.database.query(`UPDATE exchange.standing_subscription SET reader_keys = '{public,network}'`);
    const again = await exchange.appendFor(
      promised(),
      aChange({ readers: ['network'], subject: 'VN-LAW-2026-000002' }),
    );
    const [kept, lost, gone] = again.taken.map(({ subscriptionId }) => subscriptionId);
    await exchange.database.query(`UPDATE exchange.standing_subscription SET reader_keys = '{public}' WHERE id = $1`, [
      lost,
    ]);
    await exchange.database.query('DELETE FROM exchange.standing_subscription WHERE id = $1', [gone]);
    const now = await allowedNow(exchange.database, again.taken, exchange.clock.now);
    expect(now.map(({ subscriptionId, allowed }) => ({ subscriptionId, allowed }))).toEqual([
      { subscriptionId: kept, allowed: true },
      { subscriptionId: lost, allowed: false },
      { subscriptionId: gone, allowed: false },
    ]);
  });
});
