import {
  Inject,
  Injectable,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { drainDeliveries, sendCanary } from '#contracts';
import { Database } from '#database';
import { Jobs } from '#messaging';
import { ENVIRONMENT, log, Readiness, type CheckResult, type Environment } from '#platform';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { Targets } from '../delivery/targets.js';
import { CANARY_ENDPOINT } from './canary-endpoint.js';
import { CanaryReceiver } from './canary-receiver.js';
import { lastCanary, sendNextCanary } from './canary.js';
import { canaryAge, canaryTook } from './metrics.js';

const MEASURED_EVERY_MS = 15_000;
const LATE = 5;

/**
 * A synthetic message every minute, through what every delivery goes through: a row, the queue's wake-up, claim, signature,
 * HTTP, completion. It is woken for by the queue alone, so that a queue that stands still shows. It takes no position of
 * the log and is nobody's change.
 */
@Injectable()
export class CanaryJobs implements OnModuleInit, OnModuleDestroy, OnApplicationShutdown {
  private readonly seconds: number;
  private readonly receiver = new CanaryReceiver();
  private readonly since: Date;
  private timer: NodeJS.Timeout | undefined;
  private measuring: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(ENVIRONMENT) { CANARY_SECONDS }: Environment,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.seconds = CANARY_SECONDS;
    this.since = clock();
  }

  async onModuleInit(): Promise<void> {
    this.jobs.handle(sendCanary, () => this.send());
    if (this.seconds === 0) return;
    this.targets.own.set(CANARY_ENDPOINT, await this.receiver.open());
    this.jobs.every(sendCanary, {}, this.seconds * 1000);
    this.readiness.add('canary', () => this.check());
    this.timer = setInterval(() => void this.measure(), MEASURED_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.measuring;
  }

  /** After the deliveries have stopped. */
  async onApplicationShutdown(): Promise<void> {
    if (this.seconds > 0) await this.receiver.close();
  }

  private async send(): Promise<void> {
    if (this.seconds === 0) return;
    if (await sendNextCanary(this.database, this.clock(), this.seconds))
      this.jobs.wake(drainDeliveries, {}, { key: 'drain' });
  }

  /** A process that has just started gives them time to arrive. */
  private async check(): Promise<CheckResult> {
    const { age, took } = await this.read();
    const waited = (this.clock().getTime() - this.since.getTime()) / 1000;
    const ok = Math.min(age ?? Infinity, waited) <= LATE * this.seconds;
    if (age === null) return { ok, detail: 'none has arrived yet' };
    return { ok, detail: `the last that arrived was sent ${Math.round(age)} s ago and took ${took} ms` };
  }

  private measure(): Promise<unknown> {
    this.measuring = this.read().catch((error: unknown) =>
      log('deliveries').warn({ err: error }, 'the canary could not be looked for'),
    );
    return this.measuring;
  }

  /** Before the first has arrived its age is how long one has been waited for. */
  private async read(): Promise<{ age: number | null; took: number | null }> {
    const now = this.clock().getTime();
    const last = await lastCanary(this.database);
    canaryAge.set((now - (last?.sentAt ?? this.since).getTime()) / 1000);
    if (last) canaryTook.set(last.tookMs / 1000);
    return { age: last && (now - last.sentAt.getTime()) / 1000, took: last && last.tookMs };
  }
}
