import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { Database } from '#database';
import { log } from '#platform';
import { CLOCK, type Clock } from './clock.js';
import { dueNow } from './due.js';
import { breakersByState, deliveriesDue, endpointsByState, oldestDue } from './metrics.js';

const EVERY_MS = 15_000;

/** Measured by each process that delivers for itself: the sweep runs in one of them, and the others' figures would grow old. */
@Injectable()
export class DeliveryGauges implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private measuring: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.measure(), EVERY_MS).unref();
    void this.measure();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.measuring;
  }

  private measure(): Promise<void> {
    this.measuring = this.read().catch((error: unknown) =>
      log('deliveries').warn({ err: error }, 'what is due could not be measured'),
    );
    return this.measuring;
  }

  private async byState(gauge: Gauge<'state'>, table: 'exchange.endpoint' | 'exchange.health'): Promise<void> {
    const rows = await this.database.query<{ state: string; count: number }>(
      `SELECT state, count(*)::int AS count FROM ${table} GROUP BY state`,
    );
    gauge.reset();
    for (const { state, count } of rows) gauge.set({ state: state.toLowerCase() }, count);
  }

  private async read(): Promise<void> {
    const { count, oldestSeconds } = await dueNow(this.database, this.clock());
    deliveriesDue.set(count);
    oldestDue.set(oldestSeconds);
    await this.byState(endpointsByState, 'exchange.endpoint');
    await this.byState(breakersByState, 'exchange.health');
  }
}
