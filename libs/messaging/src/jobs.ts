import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { Queue } from 'bullmq';
import { JOBS, type JobDefinition } from '#contracts';
import { ENVIRONMENT, Readiness, type Environment } from '#platform';
import type { QueueBackend } from './queue-backend.js';
import { Runner, type JobContext, type Registration } from './runner.js';
import { Schedules } from './schedules.js';
import { Wakes, type WakeOptions } from './wakes.js';

export const QUEUE_BACKEND = Symbol('QUEUE_BACKEND');
export const RUNS_JOBS = Symbol('RUNS_JOBS');

/** Typed jobs. Any process wakes; those that run jobs have a handler for every one, or do not start. */
@Injectable()
export class Jobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly registrations = new Map<string, Registration>();
  private readonly faults: string[] = [];
  private readonly wakes: Wakes;
  private readonly schedules: Schedules;
  private readonly runner: Runner;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(RUNS_JOBS) private readonly runsJobs: boolean,
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {
    this.wakes = new Wakes(backend);
    this.schedules = new Schedules(backend, this.wakes);
    this.runner = new Runner(backend, environment.SHUTDOWN_GRACE_MS);
  }

  /** Called by apps in onModuleInit. */
  handle<T>(
    job: JobDefinition<T>,
    handler: (payload: T, context: JobContext) => Promise<void>,
    { concurrency = 1 }: { concurrency?: number } = {},
  ): void {
    if (this.registrations.has(job.name)) this.faults.push(`two handlers for ${job.name}`);
    this.registrations.set(job.name, { job, handler, concurrency } as Registration);
  }

  /**
   * Never throws and never waits, also while the queue is away. Inside a transaction call it by `database.afterCommit`,
   * else the handler may look before there is something to see.
   */
  wake<T>(job: JobDefinition<T>, payload: T, options: WakeOptions = {}): void {
    this.wakes.add(job, payload, options);
  }

  /** Once per interval over all processes, the first time at once. Called in onModuleInit; needs a process that runs jobs. */
  every<T>(job: JobDefinition<T>, payload: T, everyMs: number): void {
    this.schedules.add({ job, payload, everyMs } as Parameters<Schedules['add']>[0]);
  }

  /** A job's queue as BullMQ knows it, for those who look at it. Ask anew each time: one that could not start is replaced. */
  queueOf({ name }: JobDefinition<unknown>): Queue {
    return this.wakes.queue(name);
  }

  onModuleInit(): void {
    this.readiness.add('queue', async () => {
      await this.backend.ping();
      return { ok: true, detail: this.backend.kind };
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.runsJobs) return;
    for (const { name } of JOBS) if (!this.registrations.has(name)) this.faults.push(`no handler for ${name}`);
    if (this.faults.length > 0) {
      await this.backend.close();
      throw new Error(`This process runs jobs and has ${this.faults.join(', ')}.`);
    }
    this.runner.start(this.registrations.values());
    this.schedules.start();
  }

  /** While everything that handlers use is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.schedules.close();
    await this.runner.stop();
  }

  /** Requests that were being answered until now may still have woken somebody. */
  async onApplicationShutdown(): Promise<void> {
    await this.wakes.close();
    await this.backend.close();
  }
}
