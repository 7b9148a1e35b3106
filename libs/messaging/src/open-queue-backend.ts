import { PostgresBackend } from './postgres-backend.js';
import type { QueueBackend } from './queue-backend.js';
import { RedisBackend } from './redis-backend.js';

export async function openQueueBackend(url: string): Promise<QueueBackend> {
  return /^rediss?:/.test(url) ? new RedisBackend(url) : PostgresBackend.open(url);
}
