import { beforeAll, describe, expect, it } from '@jest/globals';
import { subgraphContext } from '#graphql';
import { Notices } from '#messaging';
import type { Receiver } from '#testing';
import type { DeliveryPipeline } from '../delivery/pipeline.js';
import { delivering } from '../delivering.fixture.js';
import { aChange, publisher, type Exchange } from '../exchange.fixture.js';
import { Breakers } from './breakers.js';
import { FailingEndpoints } from './failing-endpoints.service.js';
import { HealthReader } from './health-reader.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const owner = publisher('TH-MOPH');

let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;
let reader: HealthReader;
let failing: FailingEndpoints;
let notices: Notices;
let laws = 0;

delivering((parts) => ({ exchange, receiver, pipeline } = parts), ['exchange.health', 'messaging.notice']);
beforeAll(() => {
  reader = new HealthReader(exchange.database);
  notices = new Notices(exchange.database);
  failing = new FailingEndpoints(exchange.database, notices);
});

const subscriber = (path = '/hook', whose = 'TH-MOPH') =>
  exchange.subscriber({ owner: whose, url: `${receiver.url}${path}` });

async function publish(count: number): Promise<void> {
  const changes = Array.from({ length: count }, () => {
    laws += 1;
    return aChange({ subject: `VN-LAW-2026-${String(laws).padStart(6, '0')}` });
  });
  await exchange.append(...changes);
}

const healthOf = (id: string) => reader.load(subgraphContext({ actor: owner, requestId: 'test', languages: [] }), id);
const breakerOf = async (id: string) => (await healthOf(id)).breaker;
const fail = (): void => {
  receiver.answer = () => ({ status: 500, body: 'out of order' });
};
const mend = (): void => {
  receiver.answer = () => ({ status: 204 });
};
async function after(ms: number, run = pipeline): Promise<number> {
  receiver.log.length = 0;
  exchange.clock.forward(ms);
  await run.run();
  return receiver.log.length;
}

describe('a breaker', () => {
  it('holds what waits when an endpoint fails, without an attempt, and tries one after a minute', async () => {
    const { endpointId } = await subscriber();
    fail();
    await publish(12);
    await pipeline.run();
    const sent = receiver.log.length;
    expect(sent).toBeGreaterThanOrEqual(5);
    expect(sent).toBeLessThanOrEqual(10);
    expect(await breakerOf(endpointId)).toMatchObject({ state: 'OPEN', ofHost: false, failures: sent });
    expect(await after(30 * SECOND)).toBe(0);
    await publish(1);
    expect(await after(0)).toBe(0);
    const rows = await exchange.rows();
    expect(rows.filter((row) => row['attempt'] === 0)).toHaveLength(13 - sent);
    expect(rows.every((row) => row['state'] === 'PENDING')).toBe(true);
    expect(await after(31 * SECOND)).toBe(1);
    const { nextProbeAt } = await breakerOf(endpointId);
    expect(nextProbeAt?.getTime()).toBe(exchange.clock.now.getTime() + 2 * MINUTE);
  });

  it('is the same for every process, and outlives them', async () => {
    const { endpointId } = await subscriber();
    fail();
    await publish(5);
    await pipeline.run();
    await pipeline.stop(0);
    mend();
    await publish(3);
    const [one, other] = [exchange.pipeline(), exchange.pipeline()];
    receiver.log.length = 0;
    await Promise.all([one.run(), other.run()]);
    expect(receiver.log).toEqual([]);
    exchange.clock.forward(MINUTE + SECOND);
    receiver.answer = () => ({ status: 204, delayMs: 300 });
    await Promise.all([one.run(), other.run()]);
    // The probe, and the first that was let go when it had been answered.
    const [probe, next, ...more] = receiver.log.map(({ at }) => at);
    expect(more).toEqual([]);
    expect(Number(next) - Number(probe)).toBeGreaterThanOrEqual(290);
    expect(await breakerOf(endpointId)).toMatchObject({ state: 'CLOSED', failures: 0, nextProbeAt: null });
    await Promise.all([one.stop(0), other.stop(0)]);
  });

  it('lets go slowly when the probe succeeds: one, two, four, eight …', async () => {
    await subscriber();
    fail();
    await publish(5);
    await pipeline.run();
    await publish(40);
    await after(SECOND);
    mend();
    const counts = [await after(MINUTE)];
    for (let step = 0; step < 6; step += 1) counts.push(await after(step === 0 ? 0 : 5 * SECOND));
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(counts.slice(0, 2).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3);
    expect(counts.slice(2)).toEqual([2, 4, 8, 16, expect.any(Number)]);
    expect(total).toBe(45);
    expect((await exchange.rows()).every((row) => row['state'] === 'DELIVERED')).toBe(true);
  });

  it('asks no more of a probe whose process died than of one that failed', async () => {
    const { endpointId } = await subscriber();
    fail();
    await publish(6);
    await pipeline.run();
    mend();
    await exchange.database.query(
      `UPDATE exchange.health SET state = 'HALF_OPEN', next_probe_at = $1, hold_until = $1`,
      [new Date(exchange.clock.now.getTime() + 90 * SECOND)],
    );
    expect(await after(80 * SECOND)).toBe(0);
    expect(await after(30 * SECOND)).toBeGreaterThanOrEqual(1);
    expect((await breakerOf(endpointId)).state).toBe('CLOSED');
  });

  it('of one endpoint stops no other', async () => {
    await subscriber('/bad');
    await subscriber('/good', 'PH-DOH');
    receiver.answer = ({ path }) => ({ status: path === '/bad' ? 500 : 204 });
    await publish(6);
    await pipeline.run();
    await publish(4);
    expect(await after(SECOND)).toBe(4);
    expect(receiver.log.every(({ path }) => path === '/good')).toBe(true);
  });

  it('of a host opens when nobody takes a connection there, for all its endpoints, and not for what an endpoint answers', async () => {
    const breakers = new Breakers(exchange.database);
    const { now } = exchange.clock;
    const ids = [await subscriber('/a'), await subscriber('/b', 'PH-DOH')].map(({ endpointId }) => endpointId);
    const host = 'hooks.example.org';
    await exchange.database.query('UPDATE exchange.endpoint SET host = $1', [host]);
    const attempt = (endpointId: string, reached: boolean) => ({
      endpointId,
      host,
      at: now,
      error: 'answered 500',
      reached,
    });
    const [a = '', b = ''] = ids;
    await breakers.record(
      Array.from({ length: 4 }, () => attempt(a, true)),
      now,
    );
    await breakers.record([attempt(a, false), attempt(b, false)], now);
    expect(await breakers.held([{ endpointId: b, host }], now)).toEqual(new Map());
    await breakers.record([attempt(b, false), attempt(b, false), attempt(a, false)], now);
    const ways = ids.map((endpointId) => ({ endpointId, host }));
    expect((await breakers.held(ways, now)).size).toBe(2);
    expect(await breakerOf(b)).toMatchObject({ state: 'OPEN', ofHost: true });
    const later = new Date(now.getTime() + MINUTE);
    expect([...(await breakers.held([...ways].reverse(), later)).keys()]).toEqual([{ endpointId: a, host }]);
    expect(await breakers.record([{ ...attempt(b, true), error: null }], later)).toBe(true);
    expect((await breakerOf(b)).state).toBe('CLOSED');
  });

  it('of this machine never opens as a host', async () => {
    await exchange.endpoints.create(owner, { url: `${receiver.url}/other` });
    const { endpointId } = await subscriber();
    await exchange.database.query(`UPDATE exchange.endpoint SET url = 'http://127.0.0.1:9/' WHERE id = $1`, [
      endpointId,
    ]);
    await publish(6);
    await pipeline.run();
    expect(await exchange.database.query('SELECT key FROM exchange.health')).toEqual([
      { key: `endpoint ${endpointId}` },
    ]);
  });
});

describe('an endpoint that fails for days', () => {
  /** Fails now and then for so many hours, as one message a quarter of a day does. */
  async function failFor(hours: number, everyHours = 6): Promise<void> {
    fail();
    for (let hour = 0; hour < hours; hour += everyHours) {
      await publish(1);
      exchange.clock.forward(everyHours * HOUR);
      await pipeline.run();
      await failing.look(exchange.clock.now);
    }
  }

  async function told(): Promise<{ kind: string; hours?: number; to: string[]; names?: string[] }[]> {
    const all = [];
    for (;;) {
      const notice = await exchange.database.transaction(() => notices.take());
      if (!notice) return all;
      all.push({ kind: notice.kind, hours: notice.hours, to: notice.to, names: notice.names });
    }
  }

  it('is disabled after its owner was told four times, and keeps what it misses', async () => {
    const chief = await exchange.person({ participant: 'TH-MOPH', name: 'chief' });
    const { endpointId } = await subscriber();
    await failFor(132);
    const letters = await told();
    expect(letters.map(({ kind, hours }) => [kind, hours])).toEqual([
      ['ENDPOINT_FAILING', 1],
      ['ENDPOINT_FAILING', 24],
      ['ENDPOINT_FAILING', 72],
      ['ENDPOINT_FAILING', 110],
      ['ENDPOINT_DISABLED', 120],
    ]);
    expect(letters.every(({ to }) => to.length === 1 && to[0] === chief.person)).toBe(true);
    expect(letters[0]?.names).toEqual([`loopback (${endpointId})`]);
    const [mine] = await exchange.endpoints.mine(owner);
    expect(mine).toMatchObject({
      state: 'DISABLED',
      missedFrom: expect.any(Number),
      disabledReason: expect.stringMatching(
        /^No webhook has arrived for 120 hours, since .*Z; \d\d attempts failed, the last one so: answered 500\.$/,
      ),
    });
    const [audited] = await exchange.database.query(
      `SELECT action, participant FROM audit.entry WHERE thing = $1 ORDER BY id DESC LIMIT 1`,
      [endpointId],
    );
    expect(audited).toEqual({ action: 'endpoint:disable', participant: 'TH-MOPH' });
    mend();
    await publish(1);
    const enabled = await exchange.trials.enable(owner, endpointId, true);
    expect(enabled).toMatchObject({ missed: { from: mine?.missedFrom, caughtUp: { withheld: 0 } } });
    await pipeline.run();
    const rows = await exchange.rows();
    expect(
      rows
        .filter((row) => Number(row['position']) >= Number(mine?.missedFrom))
        .every((row) => row['state'] === 'DELIVERED'),
    ).toBe(true);
    expect(await healthOf(endpointId)).toMatchObject({ breaker: { state: 'CLOSED' }, failing: null });
  });

  it('shows since when, what was said last and when it is disabled', async () => {
    const { endpointId } = await subscriber();
    await failFor(30);
    const shown = (await healthOf(endpointId)).failing;
    expect(shown).toMatchObject({ lastError: 'answered 500', warnedHours: 24 });
    expect(shown?.disabledAt.getTime()).toBe((shown?.since.getTime() ?? 0) + 120 * HOUR);
  });

  it('is left alone when it succeeded in between, and warned anew later', async () => {
    await exchange.person({ participant: 'TH-MOPH', name: 'deputy' });
    await subscriber();
    await failFor(100);
    mend();
    await publish(1);
    await after(6 * HOUR);
    await failFor(40);
    expect((await told()).map(({ hours }) => hours)).toEqual([1, 24, 72, 1, 24]);
    expect((await exchange.endpoints.mine(owner))[0]?.state).toBe('ENABLED');
  });

  it('is left alone with too few attempts, or all in one bad hour', async () => {
    const { endpointId } = await subscriber();
    const set = (failures: number, last: number): Promise<unknown> =>
      exchange.database.query(
        `INSERT INTO exchange.health (key, state, since, failures, failing_since, last_failure_at, recent, opened, warned_hours)
         VALUES ($1, 'CLOSED', $2, $3, $2, $4, '[]', 0, 110)
         ON CONFLICT (key) DO UPDATE SET failures = $3, last_failure_at = $4`,
        [
          `endpoint ${endpointId}`,
          new Date(exchange.clock.now.getTime() - 121 * HOUR),
          failures,
          new Date(exchange.clock.now.getTime() - (121 - last) * HOUR),
        ],
      );
    const state = async () => (await exchange.endpoints.mine(owner))[0]?.state;
    for (const [failures, last, expected] of [
      [19, 100, 'ENABLED'],
      [50, 11, 'ENABLED'],
      [20, 12, 'DISABLED'],
    ] as const) {
      await set(failures, last);
      await failing.look(exchange.clock.now);
      expect([failures, last, await state()]).toEqual([failures, last, expected]);
    }
  });
});
