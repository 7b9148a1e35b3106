import { log } from '#platform';
import type { Completion } from './complete.js';

const AT_ONCE = 1000;
const AFTER_MS = 50;
const AGAIN_AFTER_MS = 500;

export interface ResultsOptions {
  /** in one statement */
  write: (batch: readonly Completion[]) => Promise<void>;
  /** written down, or given up: the rows are no longer in hand */
  done: (batch: readonly Completion[], isWritten: boolean) => void;
  /** nothing else is about to come: there is nothing to wait for */
  isCalm: () => boolean;
  /** how long it is tried: as long as the rows are ours */
  patienceMs: number;
}

/**
 * How deliveries ended, gathered until it is worth a statement. In the order of their ids, in which they were also
 * written: neighbours stand in the same pages of the table and its indexes. While the database is away they are kept.
 */
export class Results {
  private gathered: Completion[] = [];
  private writing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failingSince: number | undefined;
  private isClosed = false;

  constructor(private readonly options: ResultsOptions) {}

  add(completion: Completion): void {
    this.gathered.push(completion);
    if (this.failingSince !== undefined) return;
    if (this.gathered.length >= AT_ONCE || this.options.isCalm()) void this.flush();
    else this.flushIn(AFTER_MS);
  }

  /** One at a time: what comes meanwhile goes with the next. */
  flush(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => {
      this.writing = undefined;
    });
    return this.writing;
  }

  /** Writes what there is, once; what cannot be written is sent again by whoever takes it next. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.flush();
    await this.flush();
    clearTimeout(this.timer);
  }

  private async writeAll(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.gathered.length > 0) {
      const batch = this.gathered.splice(0, AT_ONCE).toSorted((a, b) => Number(a.id) - Number(b.id));
      const isWritten = await this.write(batch);
      if (!isWritten && this.mayTryAgain()) {
        this.gathered = [...batch, ...this.gathered];
        this.flushIn(AGAIN_AFTER_MS);
        return;
      }
      this.failingSince = undefined;
      this.options.done(batch, isWritten);
      if (this.gathered.length < AT_ONCE && !this.options.isCalm()) break;
    }
    if (this.gathered.length > 0) this.flushIn(AFTER_MS);
  }

  private async write(batch: readonly Completion[]): Promise<boolean> {
    try {
      await this.options.write(batch);
      return true;
    } catch (error) {
      this.failingSince ??= performance.now();
      // Given up, the rows stay leased and come up again when the lease runs out: sent twice rather than lost.
      log('deliveries').error({ err: error, rows: batch.length }, 'answers could not be written down');
      return false;
    }
  }

  private mayTryAgain(): boolean {
    const since = this.failingSince ?? performance.now();
    return !this.isClosed && performance.now() - since < this.options.patienceMs;
  }

  private flushIn(ms: number): void {
    if (!this.isClosed) this.timer ??= setTimeout(() => void this.flush(), ms);
  }
}
