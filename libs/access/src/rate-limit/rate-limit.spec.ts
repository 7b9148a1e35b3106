import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RateLimits } from '#platform';
import { testDatabase, testEnvironment, type TestDatabase } from '#testing';
import { accessSchema } from '../access.schema.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([accessSchema]);
});
afterAll(() => database?.drop());

const gateway = (given: Record<string, string> = {}): RateLimits =>
  new RateLimits(
    testEnvironment({
      DATABASE_URL: database.url,
      RATE_LIMIT_STORE: 'postgres',
      RATE_LIMIT_ADDRESS: '100',
      LOG_LEVEL: 'silent',
      ...given,
    }),
  );

it('counts in PostgreSQL for all processes together', async () => {
  const [one, two] = [gateway(), gateway()];
  try {
    const asker = { address: '192.0.2.1' };
    expect(await one.take(asker, 60)).toMatchObject({ remaining: 40, exceeded: false });
    expect(await two.take(asker, 30)).toMatchObject({ remaining: 10, exceeded: false });
    expect(await one.take(asker, 30)).toMatchObject({ remaining: 0, exceeded: true });
    expect(await two.take({ address: '192.0.2.2' }, 1)).toMatchObject({ remaining: 99 });
  } finally {
    await Promise.all([one.onApplicationShutdown(), two.onApplicationShutdown()]);
  }
});

it('lets each process count for itself while PostgreSQL is away', async () => {
  const alone = gateway({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
  try {
    expect(await alone.take({ address: '192.0.2.3' }, 60)).toMatchObject({ remaining: 40 });
    expect(await alone.take({ address: '192.0.2.3' }, 60)).toMatchObject({ exceeded: true });
  } finally {
    await alone.onApplicationShutdown();
  }
});
