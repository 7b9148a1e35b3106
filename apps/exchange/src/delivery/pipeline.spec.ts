import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { envelopeSchema } from '#contracts';
import { testEnvironment, waitFor, type Receiver } from '#testing';
import { AddressGuard } from '../endpoint/address-guard.js';
import { delivering } from '../delivering.fixture.js';
import { aChange, publisher, type Exchange } from '../exchange.fixture.js';
import { dueNow, takeBackLeases } from './due.js';
import { LeaseHolder } from './lease-holder.js';
import { DeliveryPipeline } from './pipeline.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;

delivering((parts) => ({ exchange, receiver, pipeline } = parts));

const subscriber = (owner = 'TH-MOPH', path = '/hook') => exchange.subscriber({ owner, url: `${receiver.url}${path}` });

async function onlyRow(): Promise<Record<string, unknown>> {
  const rows = await exchange.rows();
  expect(rows).toHaveLength(1);
  return rows[0] as Record<string, unknown>;
}

describe('a delivery', () => {
  it('arrives signed, as an independent library verifies it', async () => {
    const { secret, subscriptionId } = await subscriber();
    exchange.clock.now = new Date();
    await exchange.append(aChange());
    await pipeline.run();
    const [request] = receiver.log;
    const headers = request?.headers as Record<string, string>;
    const verified = envelopeSchema.parse(new Webhook(secret).verify(request?.body ?? '', headers));
    expect(verified.subscription).toEqual({ id: subscriptionId, name: 'What TH-MOPH follows' });
    expect(verified.data.links.self).toBe('https://comity.example.org/publications/VN-LAW-2026-000001@1');
    expect(headers['webhook-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(headers['webhook-attempt']).toBe('1');
    expect(headers['content-type']).toBe('application/json');
    expect(await onlyRow()).toMatchObject({ state: 'DELIVERED', attempt: 1, last_status: 204, lease_owner: null });
  });

  it('is tried again with the same id and the same bytes after a failure', async () => {
    const { secret } = await subscriber();
    receiver.answer = () => ({ status: 500, body: 'out of order \0' });
    await exchange.append(aChange());
    await pipeline.run();
    expect(await onlyRow()).toMatchObject({ state: 'PENDING', attempt: 1, last_status: 500 });
    await pipeline.run();
    expect(receiver.log).toHaveLength(1);
    receiver.answer = () => ({ status: 200 });
    exchange.clock.forward(7000);
    await pipeline.run();
    const [first, second] = receiver.log;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-attempt']).toBe('2');
    expect(secret).toMatch(/^whsec_/);
    expect(await onlyRow()).toMatchObject({ state: 'DELIVERED', attempt: 2 });
  });

  it('is given up after ten attempts over three days', async () => {
    await subscriber();
    receiver.answer = () => ({ status: 500 });
    await exchange.append(aChange());
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await pipeline.run();
      expect(receiver.log).toHaveLength(attempt);
      exchange.clock.forward(29 * HOUR);
    }
    expect(await onlyRow()).toMatchObject({ state: 'GAVE_UP', attempt: 10 });
    await pipeline.run();
    expect(receiver.log).toHaveLength(10);
  });

  it('ends with the endpoint when the receiver answers 410', async () => {
    const { endpointId } = await subscriber();
    receiver.answer = () => ({ status: 410 });
    await exchange.append(aChange(), aChange({ revision: 2, type: 'publication.revised' }));
    await pipeline.run();
    expect((await exchange.rows()).map((row) => row['state'])).toEqual(['FAILED', 'SKIPPED']);
    expect(receiver.log).toHaveLength(1);
    const [endpoint] = await exchange.endpoints.mine(publisher('TH-MOPH'));
    expect(endpoint).toMatchObject({ id: endpointId, state: 'DISABLED' });
    await exchange.append(aChange({ revision: 3, type: 'publication.revised' }));
    expect((await exchange.rows()).at(-1)).toMatchObject({ state: 'SKIPPED' });
  });

  it('waits without an attempt when its secret cannot be opened, and holds up nobody else', async () => {
    const { endpointId } = await subscriber('TH-MOPH', '/locked');
    await subscriber('PH-DOH', '/open');
    await exchange.database.query(`UPDATE exchange.endpoint SET sealed_secret = 'broken' WHERE id = $1`, [endpointId]);
    await exchange.append(aChange());
    await pipeline.run();
    expect(receiver.log.map(({ path }) => path)).toEqual(['/open']);
    const locked = (await exchange.rows()).find((row) => row['endpoint_id'] === endpointId);
    expect(locked).toMatchObject({ state: 'PENDING', attempt: 0 });
  });

  it('treats a redirect as a failure and does not follow it', async () => {
    await subscriber();
    receiver.answer = ({ path }) =>
      path === '/hook' ? { status: 302, headers: { location: `${receiver.url}/elsewhere` } } : { status: 200 };
    await exchange.append(aChange());
    await pipeline.run();
    expect(receiver.log.map(({ path }) => path)).toEqual(['/hook']);
    expect(await onlyRow()).toMatchObject({ state: 'PENDING', last_status: 302 });
  });

  it('does not wait for an answer that does not come, and gives such a receiver a minute', async () => {
    await pipeline.stop(0);
    pipeline = exchange.pipeline({ allMs: 300 });
    await subscriber();
    receiver.answer = () => ({ status: 200, delayMs: 900 });
    await exchange.append(aChange());
    await pipeline.run();
    const row = await onlyRow();
    expect(row).toMatchObject({
      state: 'PENDING',
      attempt: 1,
      last_status: null,
      last_error: 'no complete answer within 0.3 s',
    });
    expect((row['next_at'] as Date).getTime() - exchange.clock.now.getTime()).toBeGreaterThanOrEqual(MINUTE);
  });

  it('waits longer when the receiver asks for it, within twice the wait', async () => {
    await subscriber();
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '86400' } });
    await exchange.append(aChange());
    await pipeline.run();
    const wait = ((await onlyRow())['next_at'] as Date).getTime() - exchange.clock.now.getTime();
    expect(wait).toBeGreaterThanOrEqual(8000);
    expect(wait).toBeLessThanOrEqual(12_000);
  });

  it('keeps the order of one publication, and lets others pass', async () => {
    await subscriber();
    receiver.answer = ({ body }) => ({ status: body.includes('"revision":1') && body.includes('000001') ? 500 : 204 });
    await exchange.append(
      aChange(),
      aChange({ revision: 2, type: 'publication.revised' }),
      aChange({ subject: 'VN-LAW-2026-000002' }),
    );
    await pipeline.run();
    const sent = (): string[] =>
      receiver.log
        .map(({ body }) => envelopeSchema.parse(JSON.parse(body)).data)
        .map((d) => `${d.subject}@${d.revision}`);
    expect(sent().toSorted()).toEqual(['VN-LAW-2026-000001@1', 'VN-LAW-2026-000002@1']);
    expect((await dueNow(exchange.database, exchange.clock.now)).count).toBe(0);
    receiver.answer = () => ({ status: 204 });
    exchange.clock.forward(7000);
    await pipeline.run();
    expect(sent().slice(2)).toEqual(['VN-LAW-2026-000001@1', 'VN-LAW-2026-000001@2']);
  });

  it('is not sent to somebody who may no longer read it', async () => {
    const { subscriptionId } = await subscriber();
    await exchange.append(aChange({ readers: ['network'] }));
    await exchange.database.query(`UPDATE exchange.standing_subscription SET reader_keys = '{public}' WHERE id = $1`, [
      subscriptionId,
    ]);
    await pipeline.run();
    expect(receiver.log).toHaveLength(0);
    expect(await onlyRow()).toMatchObject({ state: 'SKIPPED', attempt: 0 });
  });

  it('is refused when the name leads to a private address at the time of sending', async () => {
    const { endpointId } = await subscriber();
    await pipeline.stop(0);
    const guard = new AddressGuard({ loopback: true, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    await exchange.database.query('UPDATE exchange.endpoint SET url = $2 WHERE id = $1', [
      endpointId,
      `${receiver.url.replace('127.0.0.1', 'rebinds.example.org')}/hook`,
    ]);
    pipeline = exchange.pipeline({ guard });
    await exchange.append(aChange());
    await pipeline.run();
    expect(receiver.log).toHaveLength(0);
    expect((await onlyRow())['last_error']).toBe(
      'rebinds.example.org leads to an address that is not on the public internet',
    );
  });

  it('is refused when the stored address is a private literal', async () => {
    const { endpointId } = await subscriber();
    await exchange.database.query(`UPDATE exchange.endpoint SET url = 'http://169.254.169.254/latest' WHERE id = $1`, [
      endpointId,
    ]);
    await exchange.append(aChange());
    await pipeline.run();
    expect((await onlyRow())['last_error']).toContain('not on the public internet');
  });

  it('shows its attempts to its subscriber', async () => {
    const { endpointId } = await subscriber();
    receiver.answer = () => ({ status: 500, body: 'x'.repeat(5000) });
    await exchange.append(aChange());
    await pipeline.run();
    receiver.answer = () => ({ status: 200 });
    exchange.clock.forward(7000);
    await pipeline.run();
    const { nodes } = await exchange.deliveries.ofEndpoint(publisher('TH-MOPH'), endpointId, {});
    expect(nodes[0]?.state).toBe('DELIVERED');
    expect(nodes[0]?.attempts).toMatchObject([
      { number: 1, status: 500, error: 'answered 500' },
      { number: 2, status: 200, error: null },
    ]);
    expect(nodes[0]?.attempts[0]?.excerpt).toHaveLength(2048);
    expect((await exchange.deliveries.ofEndpoint(publisher('PH-DOH'), endpointId, {})).nodes).toEqual([]);
  });

  it('cuts an endless answer after 16 KB and keeps the verdict', async () => {
    await subscriber();
    receiver.answer = () => ({ status: 200, body: 'y'.repeat(1_000_000) });
    await exchange.append(aChange());
    await pipeline.run();
    expect(await onlyRow()).toMatchObject({ state: 'DELIVERED' });
  });
});

describe('many deliveries', () => {
  it('go out once each when several processes deliver', async () => {
    const owners = ['TH-MOPH', 'PH-DOH', 'ID-MOH', 'MY-MOH'];
    for (const owner of owners) await subscriber(owner, `/${owner}`);
    const changes = Array.from({ length: 60 }, (_, n) =>
      aChange({ subject: `VN-LAW-2026-${String(n + 1).padStart(6, '0')}` }),
    );
    await exchange.append(...changes);
    const second = exchange.pipeline();
    await Promise.all([pipeline.run(), second.run()]);
    expect(new Set(receiver.log.map(({ headers }) => headers['webhook-id'])).size).toBe(240);
    expect(receiver.log).toHaveLength(240);
    expect((await exchange.rows()).every((row) => row['state'] === 'DELIVERED')).toBe(true);
  });

  it('do not wait for a slow receiver', async () => {
    await subscriber('TH-MOPH', '/slow');
    await subscriber('TH-MOPH', '/fast');
    receiver.answer = ({ path }) => ({ status: 204, delayMs: path === '/slow' ? 12_000 : 0 });
    const changes = Array.from({ length: 20 }, (_, n) =>
      aChange({ subject: `VN-LAW-2026-${String(n + 1).padStart(6, '0')}` }),
    );
    await exchange.append(...changes);
    const running = pipeline.run();
    await waitFor(
      'all fast deliveries while the slow ones hang',
      async () => {
        const rows = await exchange.rows();
        return rows.filter((row) => row['state'] === 'DELIVERED').length === 20;
      },
      { timeoutMs: 11_000 },
    );
    expect(receiver.log.filter(({ path }) => path === '/slow')).toHaveLength(5);
    await pipeline.stop(0);
    await running;
    const left = (await exchange.rows()).filter((row) => row['state'] === 'PENDING');
    expect(left).toHaveLength(20);
    expect(left.every((row) => row['lease_owner'] === null && row['attempt'] === 0)).toBe(true);
  });

  it('serve a subscriber with one before another with hundreds', async () => {
    await exchange.subscriber({ owner: 'AU-DOH', url: `${receiver.url}/many`, filter: { countries: ['VN'] } });
    for (let n = 0; n < 30; n += 1) await exchange.subscriber({ owner: 'AU-DOH', url: `${receiver.url}/many${n}` });
    const changes = Array.from({ length: 30 }, (_, n) =>
      aChange({ subject: `VN-LAW-2026-${String(n + 1).padStart(6, '0')}` }),
    );
    await exchange.append(...changes);
    exchange.clock.forward(1000);
    await exchange.subscriber({ owner: 'TH-MOPH', url: `${receiver.url}/one` });
    await exchange.append(aChange({ subject: 'VN-LAW-2026-000999' }));
    await pipeline.run();
    expect(receiver.log.findIndex(({ path }) => path === '/one')).toBeLessThan(300);
    const others = (await exchange.rows()).filter((row) => row['state'] !== 'DELIVERED');
    expect(others).toEqual([]);
    expect(receiver.log).toHaveLength(31 * 31 + 1);
  });

  it('come back at once when the process that had them no longer holds its lock', async () => {
    await subscriber();
    await exchange.append(aChange());
    const holder = new LeaseHolder(testEnvironment({ DATABASE_URL: exchange.url }));
    await holder.start();
    const until = new Date(exchange.clock.now.getTime() + 90_000);
    await exchange.database.query('UPDATE exchange.delivery SET lease_owner = $1, lease_until = $2', [
      holder.owner,
      until,
    ]);
    expect(await takeBackLeases(exchange.database, exchange.clock.now)).toBe(0);
    await holder.stop();
    await waitFor(
      'the lock to go with the session',
      async () => (await takeBackLeases(exchange.database, exchange.clock.now)) === 1,
    );
    expect(await onlyRow()).toMatchObject({ state: 'PENDING', attempt: 0, lease_owner: null });
  });

  it('stay with a process that lost its session and opened another', async () => {
    const holder = new LeaseHolder(testEnvironment({ DATABASE_URL: exchange.url }));
    const sessions = (): Promise<{ pid: number; locks: number }[]> =>
      exchange.database.query(
        `SELECT a.pid, (SELECT count(*)::int FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'advisory' AND l.granted) AS locks
         FROM pg_stat_activity a WHERE a.application_name = 'comity-leases' AND a.datname = current_database()`,
      );
    await holder.start();
    const [first] = await sessions();
    await exchange.database.query('SELECT pg_terminate_backend($1)', [first?.pid]);
    const [second, ...more] = await waitFor('another session with the lock', async () => {
      const open = await sessions();
      return open.some(({ pid, locks }) => pid !== first?.pid && locks === 1) ? open : false;
    });
    expect(second?.pid).not.toBe(first?.pid);
    expect(more).toEqual([]);
    await holder.stop();
  });

  it('come back when the lease of the process that had them runs out', async () => {
    await subscriber();
    await exchange.append(aChange());
    const now = exchange.clock.now;
    await exchange.database.query(`UPDATE exchange.delivery SET lease_owner = 'the dead', lease_until = $1`, [
      new Date(now.getTime() + 90_000),
    ]);
    await pipeline.run();
    expect(receiver.log).toHaveLength(0);
    exchange.clock.forward(91_000);
    expect(await takeBackLeases(exchange.database, exchange.clock.now)).toBe(1);
    expect(await onlyRow()).toMatchObject({ state: 'PENDING', attempt: 0, lease_owner: null });
    await pipeline.run();
    expect(await onlyRow()).toMatchObject({ state: 'DELIVERED', attempt: 1 });
  });
});
