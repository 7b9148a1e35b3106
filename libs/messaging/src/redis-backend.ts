import { Queue, Worker, type Job } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { log } from '#platform';
import { QUEUE_PREFIX, QUEUE_SETTINGS, WORKER_SETTINGS, type QueueBackend } from './queue-backend.js';

const common: RedisOptions = {
  retryStrategy: (times) => Math.min(times * 100, 1000),
  // After a fail-over the old primary answers READONLY: look for the new one, and send the command again.
  reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
  connectTimeout: 5000,
  keepAlive: 10_000,
};

/** Producers fail fast, so that a wake-up can wait in our own bounded buffer; workers wait for ever. */
export class RedisBackend implements QueueBackend {
  readonly kind = 'redis';
  private readonly clients: Redis[] = [];
  private readonly producer: Redis;
  private consumer: Redis | undefined;

  constructor(private readonly url: string) {
    this.producer = this.connect({ enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2000 });
  }

  get reachable(): boolean {
    return this.producer.status === 'ready';
  }

  queue(name: string): Queue {
    return new Queue(name, { ...QUEUE_SETTINGS, connection: this.producer, prefix: QUEUE_PREFIX });
  }

  worker(name: string, process: (job: Job) => Promise<void>, concurrency: number): Worker {
    this.consumer ??= this.connect({ maxRetriesPerRequest: null });
    return new Worker(name, process, {
      ...WORKER_SETTINGS,
      connection: this.consumer,
      prefix: QUEUE_PREFIX,
      concurrency,
    });
  }

  async ping(): Promise<void> {
    await this.producer.ping();
  }

  async close(): Promise<void> {
    for (const client of this.clients) {
      client.options.retryStrategy = () => null;
      client.disconnect();
      // Cut off between two attempts it would neither try again nor say that it has ended, which BullMQ waits for.
      if (client.status === 'reconnecting') void client.connect().catch(() => undefined);
    }
  }

  private connect(options: RedisOptions): Redis {
    const client = this.own(new Redis(this.url, { ...common, ...options }));
    // BullMQ makes itself a blocking connection per worker and, while Redis is away, does not know how to close it.
    const duplicate = client.duplicate.bind(client);
    client.duplicate = (override) => this.own(duplicate(override));
    return client;
  }

  private own(client: Redis): Redis {
    this.clients.push(client);
    let lost = false;
    client.on('error', (error) => {
      if (!lost) log('queue').warn({ err: error }, 'Redis is not reachable; wake-ups wait, sweepers find what is due');
      lost = true;
    });
    client.on('ready', () => {
      if (lost) log('queue').info('Redis is reachable again');
      lost = false;
    });
    return client;
  }
}
