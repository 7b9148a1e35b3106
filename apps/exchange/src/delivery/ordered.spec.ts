import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startReceiver, waitFor, type Receiver } from '#testing';
import { stop } from '../endpoint/hold-back.js';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { complete, type Completion } from './complete.js';

let exchange: Exchange;
let receiver: Receiver;
let holder: Client;

beforeAll(async () => {
  exchange = await startExchange();
  receiver = await startReceiver();
  holder = new Client({ connectionString: exchange.url });
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await exchange.close();
  await receiver.close();
});
beforeEach(() => {
  receiver.answer = () => ({ status: 204 });
});
afterEach(async () => {
  await exchange.database.query(
    'TRUNCATE exchange.delivery, exchange.attempt, exchange.standing_subscription, exchange.endpoint',
  );
});

const arrived = (id: string): Completion => ({
  id,
  state: 'DELIVERED',
  attempt: 1,
  nextAt: null,
  at: exchange.clock.now,
  status: 204,
  ms: 5,
  error: null,
  excerpt: null,
});

/** A table as it is after some days; by every index but the one on the id, and by place, this row comes last. */
async function amongMany(first: string): Promise<void> {
  await exchange.database.query(
    `INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
       webhook_id, state, attempt, next_at, created_at)
     SELECT n, gen_random_uuid(), gen_random_uuid(), 'PARTNER' || n % 50, 'a.example', 'VN-LAW-2025-000001', '', '', 'DELIVERED', 1,
       now(), now() FROM generate_series(1, 5000) n`,
  );
  await exchange.database.query(
    `UPDATE exchange.delivery SET position = position + 9, next_at = next_at + interval '1 s' WHERE id = $1`,
    [first],
  );
  await exchange.database.query('ANALYZE exchange.delivery');
}

const untilBlocked = (count: number): Promise<unknown> =>
  waitFor(`${count} to wait for a lock`, async () => {
    const [row] = await exchange.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row?.count === count;
  });

const ASKED: readonly (readonly [what: string, ask: (subscribed: Subscribed) => Promise<unknown>])[] = [
  ['deletes the endpoint', ({ endpointId }) => exchange.endpoints.delete(publisher('TH-MOPH'), endpointId)],
  [
    'deletes the subscription',
    ({ subscriptionId }) => exchange.subscriptions.delete(publisher('TH-MOPH'), subscriptionId),
  ],
  [
    'gives the endpoint another address',
    ({ endpointId }) =>
      exchange.endpoints.update(publisher('TH-MOPH'), endpointId, { url: `${receiver.url}/elsewhere` }),
  ],
  [
    'has the endpoint disabled',
    ({ endpointId }) =>
      exchange.database.transaction(() => stop(exchange.database, [endpointId], 'a test', exchange.clock.now)),
  ],
];
type Subscribed = Awaited<ReturnType<Exchange['subscriber']>>;

describe('who writes down two deliveries and a person who', () => {
  it.each(ASKED)('%s wait for each other and never both', async (_, ask) => {
    const subscribed = await exchange.subscriber({ owner: 'TH-MOPH', url: `${receiver.url}/hook` });
    await exchange.append(aChange({ subject: 'VN-LAW-2026-000002' }), aChange({ subject: 'VN-LAW-2026-000001' }));
    await exchange.database.query(`UPDATE exchange.delivery SET lease_owner = 'worker', lease_until = 'infinity'`);
    const [first, second] = (await exchange.rows()).map((row) => String(row['id'])) as [string, string];
    await amongMany(first);
    await holder.query('BEGIN');
    await holder.query('SELECT FROM exchange.delivery WHERE id = $1 FOR UPDATE', [first]);
    const written = complete(exchange.database, 'worker', [arrived(first), arrived(second)]);
    await untilBlocked(1);
    const asked = ask(subscribed);
    await untilBlocked(2);
    await holder.query('COMMIT');
    expect(await Promise.allSettled([written, asked])).toMatchObject([
      { status: 'fulfilled', value: 2 },
      { status: 'fulfilled' },
    ]);
    expect((await exchange.rows()).filter((row) => row['state'] !== 'DELIVERED')).toEqual([]);
  });
});
