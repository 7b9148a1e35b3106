import type { JobDefinition } from '#contracts';
import { log } from '#platform';
import type { QueueBackend } from './queue-backend.js';
import type { Wakes } from './wakes.js';

interface Schedule {
  job: JobDefinition<unknown>;
  payload: unknown;
  everyMs: number;
}

const CHECK_MS = 2000;
const KEEP = { attempts: 1, removeOnComplete: { count: 20 }, removeOnFail: { count: 50 } } as const;

/**
 * Jobs that come back by themselves: one BullMQ Job Scheduler per name, whatever the number of processes. Each process
 * looks every few seconds whether it is still there, since a Redis may lose everything.
 */
export class Schedules {
  private readonly schedules: Schedule[] = [];
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private failing = false;

  constructor(
    private readonly backend: QueueBackend,
    private readonly wakes: Wakes,
  ) {}

  add(schedule: Schedule): void {
    schedule.job.payload.parse(schedule.payload);
    this.schedules.push(schedule);
  }

  start(): void {
    void this.ensureAll();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async ensureAll(): Promise<void> {
    try {
      for (const schedule of this.schedules) await this.ensure(schedule);
      this.failing = false;
    } catch (error) {
      if (!this.failing) log('queue').warn({ err: error }, 'recurring jobs could not be checked; trying again');
      this.failing = true;
    }
    if (!this.closed) this.timer = setTimeout(() => void this.ensureAll(), CHECK_MS).unref();
  }

  private async ensure({ job, payload, everyMs }: Schedule): Promise<void> {
    if (!this.backend.reachable) return;
    const queue = this.wakes.queue(job.name);
    const there = await queue.getJobScheduler(job.name);
    const overdue = there?.next !== undefined && there.next < Date.now() - Math.max(2 * everyMs, 60_000);
    if (there?.every === everyMs && !overdue) return;
    await queue.upsertJobScheduler(job.name, { every: everyMs }, { name: job.name, data: payload, opts: KEEP });
  }
}
