import { createPostgresBackend, Queue, runMigrations, Worker, type Job } from 'bullmq';
import { Client, Pool } from 'pg';
import { log } from '#platform';
import { QUEUE_SETTINGS, WORKER_SETTINGS, type QueueBackend } from './queue-backend.js';

/** The schema that BullMQ insists on when it is given a pool. */
const SCHEMA = 'bullmq';
/** Connections for queries, beside one per worker that listens. */
const FOR_QUERIES = 4;

/** One pool for all queues and workers of the process. Every worker keeps one of its connections for LISTEN. */
export class PostgresBackend implements QueueBackend {
  readonly kind = 'postgres';
  readonly reachable = true;

  private constructor(private readonly pool: Pool) {}

  /** Makes or updates BullMQ's tables first; processes that start together take turns (BullMQ's own advisory lock). */
  static async open(url: string): Promise<PostgresBackend> {
    const client = new Client({ connectionString: url, application_name: 'comity-queue-migrate' });
    await client.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      await client.end();
    }
    const pool = new Pool({
      connectionString: url,
      application_name: 'comity-queue',
      options: `-c search_path=${SCHEMA}`,
      max: FOR_QUERIES,
      keepAlive: true,
      connectionTimeoutMillis: 3000,
      query_timeout: 15_000,
    });
    pool.setMaxListeners(0); // every queue and worker adds one
    pool.on('error', (error) => log('queue').warn({ err: error }, 'an idle connection of the queue was lost'));
    return new PostgresBackend(pool);
  }

  queue(name: string): Queue {
    return new Queue(name, { ...QUEUE_SETTINGS, connection: this.connection }, createPostgresBackend as never);
  }

  worker(name: string, process: (job: Job) => Promise<void>, concurrency: number): Worker {
    this.pool.options.max += 1;
    return new Worker(
      name,
      process,
      { ...WORKER_SETTINGS, connection: this.connection, concurrency },
      createPostgresBackend as never,
    );
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    // A worker that did not close keeps its connection; the process ends without it.
    await Promise.race([this.pool.end(), new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
  }

  /** BullMQ's types speak of Redis by default. */
  private get connection(): never {
    return this.pool as never;
  }
}
