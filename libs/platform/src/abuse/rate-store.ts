import { Redis } from 'ioredis';
import { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Environment } from '../environment.js';
import { log } from '../logging.js';
import { MemoryCounter, type PointCounter, type Taken } from './point-counter.js';

type Options = IRateLimiterOptions & { points: number; duration: number };

/** Where requests are counted. */
export interface RateStore {
  counter(options: Options): PointCounter;
  close(): Promise<void>;
}

const inMemory: RateStore = {
  counter: (options) => new MemoryCounter(options),
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
const sparing = (options: Options) => ({
  ...options,
  insuranceLimiter: new RateLimiterMemory(options),
  inMemoryBlockOnConsumed: options.points * 2,
  inMemoryBlockDuration: 5,
});

function inRedis(url: string): RateStore {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 500 });
  redis.on('error', (error) => log('abuse').debug({ err: error }, 'requests are counted in this process: no Redis'));
  return {
    counter: (options) =>
      elsewhere(new RateLimiterRedis({ ...sparing(options), storeClient: redis, rejectIfRedisNotReady: true })),
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
    counter: (options) =>
      elsewhere(
        new RateLimiterPostgres({
          ...sparing(options),
          storeClient: pool,
          storeType: 'pool',
          schemaName: 'access',
          tableName: 'rate_limit',
          tableCreated: true,
          clearExpiredByTimeout: true,
        }),
      ),
    close: () => pool.end(),
  };
}

function elsewhere(limiter: RateLimiterAbstract): PointCounter {
  const told = ({ remainingPoints, msBeforeNext }: RateLimiterRes, exceeded: boolean): Taken => ({
    remaining: exceeded ? 0 : Math.max(0, remainingPoints),
    msBeforeNext,
    exceeded,
  });
  return {
    points: limiter.points,
    take: async (key, points) => {
      try {
        return told(await limiter.consume(key, points), false);
      } catch (error) {
        if (error instanceof RateLimiterRes) return told(error, true);
        throw error;
      }
    },
  };
}
