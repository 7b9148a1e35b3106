import { Inject, Injectable } from '@nestjs/common';
import { JOBS, type JobDefinition } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';

export interface WakeQueue {
  job: string;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  lastFailure: { at: Date; error: string } | null;
}

const PATIENCE_MS = 1000;
const LONGEST = 300;

/** The wake-ups as they lie in the queue, whichever that is. */
@Injectable()
export class WakeQueues {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  /** Null: the queue does not answer. */
  async read(): Promise<WakeQueue[] | null> {
    const tooLate = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref());
    const read = Promise.all(JOBS.map((job) => this.one(job))).catch((error: unknown) => {
      log('queue').warn({ err: error }, 'the queues could not be counted');
      return null;
    });
    return Promise.race([read, tooLate]);
  }

  private async one(job: JobDefinition<unknown>): Promise<WakeQueue> {
    const queue = this.jobs.queueOf(job);
    const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'failed');
    const failed = counts['failed'] ?? 0;
    const [last] = failed > 0 ? await queue.getFailed(0, 0) : [];
    return {
      job: job.name,
      waiting: counts['wait'] ?? 0,
      active: counts['active'] ?? 0,
      delayed: counts['delayed'] ?? 0,
      failed,
      lastFailure: last?.finishedOn
        ? { at: new Date(last.finishedOn), error: last.failedReason.slice(0, LONGEST) }
        : null,
    };
  }
}
