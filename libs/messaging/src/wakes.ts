import type { Queue } from 'bullmq';
import type { JobDefinition } from '#contracts';
import { log } from '#platform';
import { wakesDropped } from './metrics.js';
import type { QueueBackend } from './queue-backend.js';

export interface WakeOptions {
  delayMs?: number;
  /** coalesces while one such waits */
  key?: string;
}

interface Wake {
  job: string;
  payload: unknown;
  /** milliseconds since the epoch; 0 is now */
  dueAt: number;
  /** what it is coalesced by, delayed ones by the moment too */
  sameAs: string | undefined;
}

const MOST_WAITING = 1000;
const MOST_IN_FLIGHT = 8;
const RETRY_MS = 250;
/** Delayed wakes of one key that fall into the same slot are one; they run at the slot's end, never before they are due. */
const SLOT_MS = 250;
const KEEP = { attempts: 1, removeOnComplete: { count: 50 }, removeOnFail: { count: 200 } } as const;

/**
 * Hands wake-ups to the queue behind the caller's back. While the queue is away they wait here, coalesced and bounded;
 * the oldest is dropped first, for a sweeper finds its work anyway.
 */
export class Wakes {
  private readonly waiting = new Map<string, Wake>();
  private readonly queues = new Map<string, Queue>();
  private inFlight = 0;
  private serial = 0;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly backend: QueueBackend) {}

  add<T>(job: JobDefinition<T>, payload: T, { delayMs = 0, key }: WakeOptions): void {
    if (this.closed) return;
    const parsed = job.payload.safeParse(payload);
    if (!parsed.success) {
      log('queue').error({ job: job.name, err: parsed.error }, 'a wake-up with a wrong payload was not sent');
      return;
    }
    const dueAt = slotted(delayMs, key);
    const sameAs = key === undefined ? undefined : dueAt > 0 ? `${key}@${dueAt}` : key;
    const wake = { job: job.name, payload: parsed.data, dueAt, sameAs };
    this.keep(sameAs === undefined ? `#${++this.serial}` : `${job.name} ${sameAs}`, wake);
    this.pump();
  }

  /** Waits for what is on its way, a moment only. */
  async close(): Promise<void> {
    const until = Date.now() + 1000;
    while ((this.waiting.size > 0 || this.inFlight > 0) && this.backend.reachable && Date.now() < until) {
      this.pump();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    this.closed = true;
    clearTimeout(this.timer);
  }

  queue(name: string): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = this.backend.queue(name);
      queue.on('error', () => undefined);
      // BullMQ remembers a failed start for ever: a queue that could not start is made anew next time.
      queue.waitUntilReady().catch(() => this.queues.delete(name));
      this.queues.set(name, queue);
    }
    return queue;
  }

  private keep(id: string, wake: Wake): void {
    if (this.waiting.has(id)) return;
    this.waiting.set(id, wake);
    if (this.waiting.size <= MOST_WAITING) return;
    const [[oldestId, oldest] = ['', wake]] = this.waiting;
    this.waiting.delete(oldestId);
    wakesDropped.inc({ job: oldest.job });
  }

  private pump(): void {
    while (!this.closed && this.timer === undefined && this.inFlight < MOST_IN_FLIGHT && this.waiting.size > 0) {
      if (!this.backend.reachable) return this.later();
      const [[id, wake] = ['', undefined]] = this.waiting;
      if (!wake) return;
      this.waiting.delete(id);
      this.inFlight += 1;
      void this.send(id, wake).finally(() => {
        this.inFlight -= 1;
        this.pump();
      });
    }
  }

  private async send(id: string, wake: Wake): Promise<void> {
    try {
      await this.queue(wake.job).add(wake.job, wake.payload, {
        ...KEEP,
        ...(wake.dueAt > 0 ? { delay: Math.max(0, wake.dueAt - Date.now()) } : {}),
        ...(wake.sameAs === undefined ? {} : { deduplication: { id: wake.sameAs } }),
      });
    } catch (error) {
      log('queue').debug({ err: error, job: wake.job }, 'a wake-up could not be handed over yet');
      this.keep(id, wake);
      this.later();
    }
  }

  private later(): void {
    if (this.closed) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.pump();
    }, RETRY_MS).unref();
  }
}

function slotted(delayMs: number, key: string | undefined): number {
  if (delayMs <= 0) return 0;
  const dueAt = Date.now() + delayMs;
  return key === undefined ? dueAt : Math.ceil(dueAt / SLOT_MS) * SLOT_MS;
}
