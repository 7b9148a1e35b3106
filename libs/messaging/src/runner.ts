import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import type { JobDefinition } from '#contracts';
import { execution, log } from '#platform';
import { jobDuration, jobsDone } from './metrics.js';
import type { QueueBackend } from './queue-backend.js';

export interface JobContext {
  jobId: string;
  /** aborted when the process has to stop and the grace time is over: finish or hand back */
  signal: AbortSignal;
}

export interface Registration<T = unknown> {
  job: JobDefinition<T>;
  handler: (payload: T, context: JobContext) => Promise<void>;
  concurrency: number;
}

/** Time that handlers get after they were told to give up. */
const AFTER_ABORT_MS = 3000;
/** No handler for so long: nothing more is on its way from the queue. */
const IDLE_MS = 1000;

/** Runs the handlers: one BullMQ worker per job name, so that a slow job does not hold up another. */
export class Runner {
  private readonly workers: Worker[] = [];
  private readonly inHand = new Set<Promise<void>>();
  private readonly giveUp = new AbortController();

  constructor(
    private readonly backend: QueueBackend,
    private readonly graceMs: number,
  ) {}

  start(registrations: Iterable<Registration>): void {
    for (const registration of registrations) {
      const worker = this.backend.worker(
        registration.job.name,
        (job) => this.track(this.run(registration, job)),
        registration.concurrency,
      );
      worker.on('error', quietly(registration.job.name));
      worker.run().catch(quietly(registration.job.name));
      this.workers.push(worker);
    }
  }

  /** Takes no more jobs; waits for those in hand, then aborts them, then leaves. */
  async stop(): Promise<void> {
    const closed = Promise.all(this.workers.map((worker) => worker.close()));
    if (await this.settled(closed, this.graceMs)) return;
    log('queue').warn('the grace time is over: jobs in hand are told to give up');
    this.giveUp.abort(new Error('the process is stopping'));
    if (await this.settled(closed, AFTER_ABORT_MS)) return;
    log('queue').error('jobs in hand did not give up; another process will run them again');
  }

  /** A worker whose Redis is away never closes by itself: then it is enough that no handler runs. */
  private async settled(closed: Promise<unknown>, ms: number): Promise<boolean> {
    const until = Date.now() + ms;
    let idleSince = Date.now();
    while (Date.now() < until) {
      if (await within(closed, 50)) return true;
      if (this.inHand.size > 0) idleSince = Date.now();
      else if (Date.now() - idleSince > IDLE_MS) return true;
    }
    return false;
  }

  private async track(work: Promise<void>): Promise<void> {
    this.inHand.add(work);
    try {
      await work;
    } finally {
      this.inHand.delete(work);
    }
  }

  private async run({ job: definition, handler }: Registration, job: Job): Promise<void> {
    const name = definition.name;
    // From here on the next wake-up of the same key must not be swallowed: what it is about may come too late for us.
    if (job.deduplicationId) await job.removeDeduplicationKey();
    const payload = definition.payload.safeParse(job.data);
    if (!payload.success) {
      jobsDone.inc({ job: name, outcome: 'invalid' });
      log('queue').error({ job: name, err: payload.error }, 'a job with a wrong payload was not run');
      throw new UnrecoverableError(payload.error.message);
    }
    const jobId = `${name}:${job.id ?? ''}`;
    const stopTimer = jobDuration.startTimer({ job: name });
    await execution.run({ jobId }, async () => {
      try {
        await handler(payload.data, { jobId, signal: this.giveUp.signal });
        jobsDone.inc({ job: name, outcome: 'completed' });
      } catch (error) {
        jobsDone.inc({ job: name, outcome: 'failed' });
        log('queue').error({ job: name, err: error }, 'a job failed');
        throw error;
      } finally {
        stopTimer();
      }
    });
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A worker repeats its complaint many times a second while the queue is away; once in five seconds is enough. */
function quietly(job: string): (error: Error) => void {
  let saidAt = 0;
  return (error) => {
    if (Date.now() - saidAt < 5000) return;
    saidAt = Date.now();
    log('queue').warn({ job, err: error }, 'a worker has trouble with the queue; it goes on trying');
  };
}
