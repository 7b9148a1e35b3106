import { Redis } from 'ioredis';
import { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Environment } from '../environment.js';
import { log } from '../logging.js';

/** Where requests are counted. */
export interface RateStore {
  limiter(options: IRateLimiterOptions & { points: number }): RateLimiterAbstract;
  close(): Promise<void>;
}

const inMemory: RateStore = {
  limiter: (options) => new RateLimiterMemory(options),
  close: async () => undefined,
};

/**
 * Redis or PostgreSQL count for all processes together; the memory of a process costs nothing, and makes the limits of a
 * network with two gateways twice as wide. While the store is away each process counts for itself.
 */
export function rateStore(environment: Environment | null): RateStore {
  if (!environment) return inMemory;
  const { RATE_LIMIT_STORE: asked, QUEUE_URL: queue, DATABASE_URL: database } = environment;
  const redis = queue && /^rediss?:/.test(queue) ? queue : undefined;
  const store = asked ?? (redis ? 'redis' : 'memory');
  if (store === 'redis' && redis) return inRedis(redis);
  return store === 'postgres' ? inPostgres(database) : inMemory;
}

/** Who is far above the limit is refused here, without asking the store each time. */
const sparing = (options: IRateLimiterOptions & { points: number }) => ({
  ...options,
  insuranceLimiter: new RateLimiterMemory(options),
  inMemoryBlockOnConsumed: options.points * 2,
  inMemoryBlockDuration: 5,
});

function inRedis(url: string): RateStore {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 500 });
  redis.on('error', (error) => log('abuse').debug({ err: error }, 'requests are counted in this process: no Redis'));
  return {
    limiter: (options) =>
      new RateLimiterRedis({ ...sparing(options), storeClient: redis, rejectIfRedisNotReady: true }),
    close: async () => redis.disconnect(),
  };
}

/** One row per asker in a table that is not logged: after a crash of the database everybody begins anew. */
function inPostgres(url: string): RateStore {
  const pool = new Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 500, query_timeout: 500 });
  pool.on('error', (error) =>
    log('abuse').debug({ err: error }, 'requests are counted in this process: no PostgreSQL'),
  );
  return {
    limiter: (options) =>
      new RateLimiterPostgres({
        ...sparing(options),
        storeClient: pool,
        storeType: 'pool',
        schemaName: 'access',
        tableName: 'rate_limit',
        tableCreated: true,
        clearExpiredByTimeout: true,
      }),
    close: () => pool.end(),
  };
}
