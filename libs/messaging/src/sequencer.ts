import type { Database } from '#database';
import { log } from '#platform';
import { Leadership } from './leadership.js';
import { outboxOldest, outboxWaiting, sequencerLeading } from './metrics.js';
import { OutboxReader, type OutboxRow } from './outbox-reader.js';

export interface SequencerOptions {
  database: Database;
  url: string;
  /** runs inside the transaction in which the rows are removed: gives positions, writes the log, matches */
  sink: (rows: OutboxRow[]) => Promise<void>;
  /** after commit */
  afterCommit?: () => void;
  /** most rows in one transaction */
  batch?: number;
  /** looks without being told, in case a notification got lost */
  pollMs?: number;
}

const CANDIDATE_MS = 400;
const RECONNECT_MS = 500;

/**
 * The one reader of the outbox. Any number of processes run it; one leads, the others stand by and take over when its
 * connection ends. Because a single reader gives out positions after commit, a cursor over them never skips a change.
 */
export class Sequencer {
  private readonly reader: OutboxReader;
  private stopping = false;
  private leads = false;
  private told = false;
  private nudge: () => void = () => undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly options: SequencerOptions) {
    this.reader = new OutboxReader(options.database, options.sink, options.batch ?? 500);
  }

  get leading(): boolean {
    return this.leads;
  }

  /** Resolves when this process leads or stands by (or could not connect yet: it goes on trying). */
  async start(): Promise<void> {
    if (this.running) return;
    this.stopping = false;
    await new Promise<void>((resolve) => {
      this.running = this.run(resolve);
    });
  }

  /** Finishes the batch in hand and hands the lead over. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    this.running = undefined;
  }

  private async run(started: () => void): Promise<void> {
    while (!this.stopping) {
      let leadership: Leadership | undefined;
      try {
        leadership = await Leadership.connect(this.options.url, () => this.wake());
        void leadership.ended.then(() => this.wake());
        await this.serve(leadership, started);
      } catch (error) {
        if (!this.stopping) log('sequencer').warn({ err: error }, 'no connection to lead with; trying again');
      } finally {
        this.lead(false);
        await leadership?.release();
        started();
      }
      if (!this.stopping) await this.idle(RECONNECT_MS);
    }
  }

  /** Returns when stopping; throws when the connection is lost. */
  private async serve(leadership: Leadership, started: () => void): Promise<void> {
    while (!this.stopping) {
      if (!this.leads) this.lead(await leadership.acquire());
      else await leadership.check();
      started();
      const wait = this.leads ? await this.drain() : { ms: CANDIDATE_MS, untilTold: false };
      await this.idle(wait.ms, wait.untilTold);
      if (!this.told) await this.measure();
    }
  }

  /** Moves batches until the outbox is empty, or a row is refused; answers how to wait until the next look. */
  private async drain(): Promise<{ ms: number; untilTold: boolean }> {
    while (!this.stopping) {
      this.told = false;
      const { moved, full, retryInMs } = await this.reader.next();
      if (moved > 0) this.announce();
      if (retryInMs !== undefined && retryInMs > 0) return { ms: retryInMs, untilTold: false };
      if (!full && !this.told) break;
    }
    return { ms: this.options.pollMs ?? 1000, untilTold: true };
  }

  private announce(): void {
    try {
      this.options.afterCommit?.();
    } catch (error) {
      log('sequencer').error({ err: error }, 'what follows a commit failed');
    }
  }

  private lead(leads: boolean): void {
    if (leads !== this.leads)
      log('sequencer').info(leads ? 'this process sequences changes' : 'this process no longer sequences changes');
    this.leads = leads;
    sequencerLeading.set(leads ? 1 : 0);
  }

  private wake(): void {
    this.told = true;
    this.nudge();
  }

  private async measure(): Promise<void> {
    try {
      const { count, oldestSeconds } = await this.reader.waiting();
      outboxWaiting.set(count);
      outboxOldest.set(oldestSeconds);
    } catch (error) {
      log('sequencer').warn({ err: error }, 'the outbox could not be counted');
    }
  }

  private async idle(ms: number, untilTold = false): Promise<void> {
    if (this.stopping || (untilTold && this.told)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.nudge = () => {
        if (!untilTold && !this.stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.nudge = () => undefined;
  }
}
