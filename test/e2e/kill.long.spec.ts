import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startApart,
  startReceiver,
  startRedis,
  startTogether,
  waitFor,
  type Network,
  type Receiver,
  type TestRedis,
} from '#testing';
import { Client } from './client.js';
import { Crowd } from './crowd.js';
import { lawInput, publishLaw, titled } from './records.js';
import { settled } from './settled.js';

/**
 * kill -9 in the middle of telling two hundred receivers. Nothing may be lost, nothing may come under a second id, and
 * what was in a dead process's hands must come soon.
 */
const SLOW = { status: 204, delayMs: 200 };
const QUICK = { status: 204 };
/** in the middle: some have it, most have not */
const SOME = 20;
/** What a dead worker held is taken back when a worker starts, or when the sweeper looks: every 15 s (lease-holder.ts). */
const AFTER_A_WORKER_MS = 40_000;
/** What waits for a wake-up that was lost: the sweeper looks every 15 s. */
const AFTER_A_WAKE_MS = 25_000;

const redisInstalled = process.env['TEST_REDIS_SERVER'] !== undefined;

describe(`a network apart, on ${redisInstalled ? 'Redis' : 'PostgreSQL (redis-server is not installed)'}`, () => {
  let network: Network;
  let redis: TestRedis | null;
  let receiver: Receiver;
  let crowd: Crowd;
  let vietNam: Client;

  beforeAll(async () => {
    redis = await startRedis();
    network = await startApart({ queueUrl: redis?.url });
    receiver = await startReceiver();
    vietNam = await Client.of(network, 'VN-MOH');
    await settled(network);
    crowd = await Crowd.of(network, receiver);
  }, 150_000);

  afterAll(async () => {
    await network?.stop();
    await receiver?.close();
    await redis?.stop();
  }, 60_000);

  const publish = async (title: string): Promise<string> => (await publishLaw(vietNam, lawInput(titled(title)))).id;

  /** Publishes to slow receivers and comes back when only some of them have it. */
  async function inTheMiddle(title: string): Promise<string> {
    receiver.answer = () => SLOW;
    const id = await publish(title);
    await waitFor('the first to be told', () => crowd.about(id).length >= SOME, { everyMs: 2 });
    expect(crowd.reached([id])).toBeLessThan(crowd.size);
    return id;
  }

  /** Until all have these; then until the network itself says that it is done; then holds the log to what is promised. */
  async function everyoneIsTold(ids: string[], timeoutMs: number): Promise<void> {
    receiver.answer = () => QUICK;
    await waitFor('everyone to be told', () => crowd.reached(ids) === crowd.size, { timeoutMs }).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}: ${crowd.reached(ids)} of ${crowd.size}\n${network.logs().slice(-4000)}`, {
          cause: error,
        });
      },
    );
    await settled(network, timeoutMs);
    expect(crowd.faults(ids)).toEqual([]);
  }

  it('stops a worker in good order: it finishes what is in flight, hands back the rest and nothing comes twice', async () => {
    const id = await inTheMiddle('Law at the time of a good stop');
    const ended = await network.terminate('worker');
    expect({ ...ended, logs: network.logs('worker') }).toMatchObject({ code: 0, signal: null });
    expect(ended.ms).toBeLessThan(10_000);
    const meanwhile = await publish('Law while no worker runs');
    await network.start('worker');
    await everyoneIsTold([id, meanwhile], AFTER_A_WAKE_MS);
    expect(crowd.repeats([id, meanwhile])).toBe(0);
  }, 60_000);

  it('survives the gateway: deliveries go on, and it serves again when it is back', async () => {
    const id = await inTheMiddle('Law at the time of the gateway');
    await network.kill('gateway');
    await everyoneIsTold([id], AFTER_A_WAKE_MS);
    expect(crowd.repeats([id])).toBe(0);
    await expect(new Client(network.url).answer('{ __typename }')).rejects.toThrow('fetch failed');
    await network.start('gateway');
    const { publication } = await new Client(network.url).ask<{ publication: { id: string } }>(
      'query ($id: ID!) { publication(id: $id) { id } }',
      { id },
    );
    expect(publication).toEqual({ id });
  }, 60_000);

  it('survives the library right after its answer: what it said is published is delivered', async () => {
    receiver.answer = () => QUICK;
    const id = await publish('Law whose library dies');
    await network.kill('library');
    await everyoneIsTold([id], AFTER_A_WAKE_MS);
    const down = await new Client(network.url).answer('query ($id: ID!) { publication(id: $id) { id } }', { id });
    expect(down).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_REQUEST_FAILED' } }] });
    await network.start('library');
    const after = await new Client(network.url).answer('query ($id: ID!) { publication(id: $id) { id state } }', {
      id,
    });
    expect(after).toMatchObject({ data: { publication: { id, state: 'PUBLISHED' } } });
  }, 60_000);

  (redisInstalled ? it : it.skip)(
    `survives the loss of all that Redis holds${redisInstalled ? '' : ' (skipped: redis-server is not installed)'}`,
    async () => {
      const id = await inTheMiddle('Law while Redis is emptied');
      await redis?.flushAll();
      const next = await publish('Law after Redis was emptied');
      await everyoneIsTold([id, next], AFTER_A_WAKE_MS);
    },
    60_000,
  );

  (redisInstalled ? it : it.skip)(
    `survives the death of Redis${redisInstalled ? '' : ' (skipped: redis-server is not installed)'}`,
    async () => {
      const id = await inTheMiddle('Law while Redis dies');
      await redis?.kill();
      const meanwhile = await publish('Law while there is no Redis');
      await redis?.restart();
      await everyoneIsTold([id, meanwhile], AFTER_A_WAKE_MS);
      const after = await publish('Law when Redis is back');
      await everyoneIsTold([after], AFTER_A_WAKE_MS);
    },
    60_000,
  );

  it('survives its worker: what was published before and while it was dead arrives, in the same bytes under the same ids', async () => {
    const id = await inTheMiddle('Law at the time of the worker');
    await network.kill('worker');
    expect(crowd.reached([id])).toBeLessThan(crowd.size);
    const meanwhile = await publish('Law while the worker is dead');
    await network.start('worker');
    await waitFor('what nobody held', () => crowd.reached([meanwhile]) === crowd.size, { timeoutMs: AFTER_A_WAKE_MS });
    await everyoneIsTold([id, meanwhile], AFTER_A_WORKER_MS);
  }, 180_000);
});

describe('a network together', () => {
  it('is killed with its database in the middle, starts again on its folder and tells everyone', async () => {
    const receiver = await startReceiver();
    let network = await startTogether({ database: 'embedded' });
    try {
      const crowd = await Crowd.of(network, receiver);
      const vietNam = await Client.of(network, 'VN-MOH');
      receiver.answer = () => SLOW;
      const { id } = await publishLaw(vietNam, lawInput(titled('Law at the time of everything')));
      await waitFor('the first to be told', () => crowd.about(id).length >= SOME, { everyMs: 2 });
      await network.kill('standalone');
      expect(crowd.reached([id])).toBeLessThan(crowd.size);
      receiver.answer = () => QUICK;
      await network.start('standalone');
      await waitFor('everyone to be told', () => crowd.reached([id]) === crowd.size, { timeoutMs: AFTER_A_WORKER_MS });
      expect(crowd.faults([id])).toEqual([]);
    } finally {
      await network.stop();
      await receiver.close();
    }
  }, 240_000);
});
