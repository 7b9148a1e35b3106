import { Queue } from 'bullmq';
import { drainDeliveries } from '#contracts';

const PREFIX = 'comity';
/** one in so many is of a version that nobody knows */
const STRANGE = 10;

/** More wake-ups than anybody needs, before those that come: workers must go through all of them. */
export async function stuffQueue(redisUrl: string, count: number): Promise<void> {
  const { hostname: host, port } = new URL(redisUrl);
  const queue = new Queue(drainDeliveries.name, {
    prefix: PREFIX,
    connection: { host, port: Number(port), maxRetriesPerRequest: 1 },
  });
  queue.on('error', () => undefined);
  try {
    const job = (n: number): { name: string; data: unknown } => ({
      name: drainDeliveries.name,
      data: n % STRANGE === 0 ? 'of another version' : {},
    });
    await queue.addBulk(Array.from({ length: count }, (_, n) => job(n)));
  } finally {
    await queue.close();
  }
}
