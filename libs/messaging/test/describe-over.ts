import { describe } from '@jest/globals';
import type { QUEUE_KINDS } from './queues.js';

const hasRedis = process.env['TEST_REDIS_SERVER'] !== undefined;

/** `describe` for a queue that this machine has, else one whose tests are skipped, saying why. */
export function describeOver(kind: (typeof QUEUE_KINDS)[number], what: string, tests: () => void): void {
  const missing = kind === 'redis' && !hasRedis;
  const suite = missing ? describe.skip : describe;
  suite(`${what} over ${kind}${missing ? ' (skipped: no redis-server on this machine)' : ''}`, tests);
}
