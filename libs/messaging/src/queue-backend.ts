import type { Job, Queue, Worker } from 'bullmq';

/** Namespace of all keys in Redis. */
export const QUEUE_PREFIX = 'comity';

/** Where BullMQ keeps its wake-ups. Nothing that matters lives there: all of it may be lost at any time. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  /** whether a wake-up handed over now has a chance */
  readonly reachable: boolean;
  queue(name: string): Queue;
  worker(name: string, process: (job: Job) => Promise<void>, concurrency: number): Worker;
  ping(): Promise<void>;
  /** cuts every connection, whatever hangs on it */
  close(): Promise<void>;
}

/** Nobody reads BullMQ's event stream; keep it short. */
export const QUEUE_SETTINGS = { streams: { events: { maxLen: 100 } } };

/** How every worker is set: soon again after a failure, patient with a process that was frozen for a while. */
export const WORKER_SETTINGS = {
  autorun: false,
  drainDelay: 5,
  runRetryDelay: 1000,
  maxStalledCount: 3,
} as const;
