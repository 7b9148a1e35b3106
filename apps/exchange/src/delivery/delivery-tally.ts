import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#database';
import { log } from '#platform';
import { ARRIVED } from './arrived.js';
import { CLOCK, type Clock } from './clock.js';
import { deliveriesTotal, deliveryFailures } from './metrics.js';

const EVERY_MS = 15_000;
const KEPT_DAYS = 14;

/**
 * What the metrics of this process counted since the last time, written down, so that the operator sees the last hours of all
 * processes without a Prometheus. Deliveries themselves pay nothing for it.
 */
@Injectable()
export class DeliveryTally implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private written = new Map<string, number>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.written = await counted();
    this.timer = setInterval(() => void this.write(), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  /** One after the other, so that nothing is counted twice. */
  write(): Promise<void> {
    this.writing = this.writing
      .then(() => this.add())
      .catch((error: unknown) => log('deliveries').warn({ err: error }, 'what was sent could not be written down yet'));
    return this.writing;
  }

  private async add(): Promise<void> {
    const now = await counted();
    const fresh = [...now]
      .map(([what, count]) => ({ what, count: count - (this.written.get(what) ?? 0) }))
      .filter(({ count }) => count > 0);
    if (fresh.length > 0)
      await this.database.query(
        `WITH gone AS (DELETE FROM exchange.delivery_tally WHERE from_at < $1::timestamptz - make_interval(days => $4))
         INSERT INTO exchange.delivery_tally AS t (from_at, what, count)
         SELECT date_bin('5 minutes', $1::timestamptz, '2000-01-01T00:00:00Z'), what, count
         FROM unnest($2::text[], $3::int[]) AS fresh (what, count) ORDER BY what
         ON CONFLICT (from_at, what) DO UPDATE SET count = t.count + excluded.count`,
        [this.clock(), fresh.map(({ what }) => what), fresh.map(({ count }) => count), KEPT_DAYS],
      );
    this.written = now;
  }
}

async function counted(): Promise<Map<string, number>> {
  const outcomes = (await deliveriesTotal.get()).values;
  const reasons = (await deliveryFailures.get()).values;
  const of = (outcome: string): number => outcomes.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
  return new Map([
    [ARRIVED, of('delivered')],
    ['own_fault', of('own_fault')],
    ...reasons.map(({ labels, value }): [string, number] => [String(labels.reason), value]),
  ]);
}
