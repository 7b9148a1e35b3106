import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { drainDeliveries, sweepDeliveries } from '#contracts';
import { Database } from '#database';
import { Jobs } from '#messaging';
import { ENVIRONMENT, log, Readiness, type Environment } from '#platform';
import type { Matched } from '../subscription/match.js';
import { CLOCK, type Clock } from './clock.js';
import { dueNow, takeBackLeases } from './due.js';
import type { FirstHand } from './first-hand.js';
import { LeaseHolder } from './lease-holder.js';
import { DeliveryPipeline } from './pipeline.js';

const SWEEP_MS = 15_000;
const TOO_LATE_S = 300;
const DRAINS = 2;
const DRAIN_KEY = 'drain';

/** The jobs of this app. Waking is cheap and may get lost; the rows say what is to be done, the sweeper looks every 15 s. */
@Injectable()
export class DeliveryJobs implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(DeliveryPipeline) private readonly pipeline: DeliveryPipeline,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(LeaseHolder) private readonly leases: LeaseHolder,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.leases.start();
    this.pipeline.leaseOwner = this.leases.owner;
    this.jobs.handle(drainDeliveries, () => this.pipeline.run(), { concurrency: DRAINS });
    this.jobs.handle(sweepDeliveries, () => this.sweep());
    this.jobs.every(sweepDeliveries, {}, SWEEP_MS);
    this.pipeline.onRetry = (delayMs) => this.jobs.wake(drainDeliveries, {}, { delayMs, key: DRAIN_KEY });
    this.readiness.add('deliveries', async () => {
      const { count, oldestSeconds } = await dueNow(this.database, this.clock());
      return { ok: oldestSeconds <= TOO_LATE_S, detail: `${count} due, the oldest for ${Math.round(oldestSeconds)} s` };
    });
  }

  /** Before anything else stops: no claim must follow the last hand-back. */
  async onModuleDestroy(): Promise<void> {
    await this.pipeline.stop(this.environment.SHUTDOWN_GRACE_MS);
    await this.leases.stop();
  }

  /** Perhaps this process takes the place of one that was killed: what that one had in hand need not wait for the sweeper. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
  }

  /** What this process would take at once of what it is about to match. */
  promise(): FirstHand | undefined {
    return this.pipeline.promise(this.leases.processes);
  }

  /** Changes were matched: what was promised is taken, and for the rest everybody is woken. */
  matched({ taken, left }: Matched, promised: FirstHand | undefined): void {
    if (left > 0) this.wake();
    if (promised) void this.keep(promised, taken);
  }

  /** There is something to deliver: here at once, and by job for the other processes. */
  wake(): void {
    this.pipeline
      .run()
      .catch((error: unknown) =>
        log('deliveries').error({ err: error }, 'delivering stopped; the sweeper starts it again'),
      );
    this.jobs.wake(drainDeliveries, {}, { key: DRAIN_KEY });
  }

  private async keep(promised: FirstHand, taken: Matched['taken']): Promise<void> {
    try {
      if (await this.pipeline.keep(promised, taken)) return;
    } catch (error) {
      log('deliveries').error({ err: error }, 'what was matched here could not be taken; it is given back');
    }
    this.wake();
  }

  async sweep(): Promise<void> {
    const now = this.clock();
    const back = await takeBackLeases(this.database, now);
    if (back > 0)
      log('deliveries').warn({ rows: back }, 'took back deliveries from a process that did not finish them');
    const { count } = await dueNow(this.database, now);
    if (count > 0) this.wake();
  }
}
