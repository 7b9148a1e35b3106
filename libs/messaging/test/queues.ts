import type { Environment } from '#platform';
import { startRedis, testDatabase, testEnvironment, type TestDatabase, type TestRedis } from '#testing';

/** The two places where BullMQ may keep its jobs: the same tests run over both. */
export interface TestQueue {
  environment(given?: Partial<Record<keyof Environment, string>>): Environment;
  database: TestDatabase;
  redis: TestRedis | null;
  stop(): Promise<void>;
}

export const QUEUES = {
  postgres: async (): Promise<TestQueue> => testQueue(await testDatabase([]), null),
  redis: async (): Promise<TestQueue> => testQueue(await testDatabase([]), await startRedis()),
};

export const QUEUE_KINDS = ['postgres', 'redis'] as const;
function testQueue(database: TestDatabase, redis: TestRedis | null): TestQueue {
  return {
    database,
    redis,
    environment: (given = {}) =>
      testEnvironment({ DATABASE_URL: database.url, ...(redis ? { QUEUE_URL: redis.url } : {}), ...given }),
    stop: async () => {
      await redis?.stop();
      await database.drop();
    },
  };
}
