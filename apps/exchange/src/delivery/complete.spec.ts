import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessSchema } from '#access';
import type { Database } from '#database';
import { testDatabase, type TestDatabase } from '#testing';
import { exchangeSchema } from '../exchange.schema.js';
import { complete, type Completion } from './complete.js';

const MANY = 700;
const IN_A_YEAR = 300_000;

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await testDatabase([accessSchema, exchangeSchema]);
  database = await test.of(exchangeSchema);
  await database.query(
    `INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
       webhook_id, state, attempt, next_at, lease_until, lease_owner, created_at)
     SELECT 1, gen_random_uuid(), gen_random_uuid(), 'VN-MOH', 'vn.example', 'VN-LAW-2026-000001', 'x', 'id' || n, 'PENDING', 0,
       now(), now() + interval '1 hour', CASE WHEN n % 7 = 0 THEN 'another' ELSE 'us' END, now()
     FROM generate_series(1, $1::int) AS n`,
    [MANY],
  );
});
afterAll(() => test.drop());

const ended = async (): Promise<Completion[]> => {
  const rows = await database.query<{ id: string }>('SELECT id FROM exchange.delivery ORDER BY id');
  return rows.map(({ id }, n) => ({
    id,
    state: n % 2 === 0 ? 'DELIVERED' : 'PENDING',
    attempt: 1,
    nextAt: n % 2 === 0 ? null : new Date('2026-11-23T00:00:00Z'),
    at: new Date('2026-11-22T00:00:00Z'),
    status: n % 2 === 0 ? 200 : 500,
    ms: 12,
    error: n % 2 === 0 ? null : 'it said "500", and {more}',
    excerpt: null,
  }));
};

describe('writing down how deliveries ended', () => {
  it('compares none with each of the others, however many were delivered before', async () => {
    await database.query('ANALYZE exchange.delivery');
    // What the planner would know of a table that has grown for a year.
    await database.query(
      `SELECT pg_restore_relation_stats('schemaname', 'exchange', 'relname', 'delivery', 'relpages', relpages, 'reltuples', $1::real)
       FROM pg_class WHERE oid = 'exchange.delivery'::regclass`,
      [IN_A_YEAR],
    );
    let plan = '';
    const explaining = {
      query: async (sql: string, parameters: unknown[]) => {
        const rows = await database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, parameters);
        plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        return [];
      },
    } as unknown as Database;
    await complete(explaining, 'us', await ended());
    // Joined with what the planner takes for one row, another join is a loop within a loop: 300 ms for 700 of them, not 24.
    const [, updating = ''] = plan.split('CTE done');
    expect(updating.match(/Join|Nested Loop/g)).toEqual(['Join']);
    expect(updating).toContain('Hash Join');
  });

  it('changes those that are still ours, and notes what failed of them', async () => {
    const ours = MANY - MANY / 7;
    expect(await complete(database, 'us', await ended())).toBe(ours);
    const [states] = await database.query(
      `SELECT count(*) FILTER (WHERE state = 'DELIVERED' AND delivered_at IS NOT NULL AND last_status = 200)::int AS delivered,
         count(*) FILTER (WHERE state = 'PENDING' AND lease_owner IS NULL AND last_status = 500 AND next_at = '2026-11-23T00:00:00Z')::int AS again,
         count(*) FILTER (WHERE lease_owner = 'another' AND attempt = 0)::int AS others
       FROM exchange.delivery`,
    );
    expect(states).toEqual({ delivered: ours / 2, again: ours / 2, others: MANY / 7 });
    const noted = await database.query(
      'SELECT number, status, ms, error, count(*)::int AS count FROM exchange.attempt GROUP BY 1, 2, 3, 4',
    );
    expect(noted).toEqual([{ number: 1, status: 500, ms: 12, error: 'it said "500", and {more}', count: ours / 2 }]);
  });
});
