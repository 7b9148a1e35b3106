import type { LoggedChange } from './change.service.js';
import type { Listener } from './listener.js';

export interface Resuming<T> {
  /** what the reader has seen */
  after: number;
  /** the next of what lies between two positions, both not included; none when there is nothing */
  read: (after: number, before?: number) => Promise<LoggedChange[]>;
  /** from then on it is told */
  join: () => Promise<{ listener: Listener<T>; from: number }>;
  view: (change: LoggedChange) => T;
}

/**
 * What came after a position, and then what comes. It joins those who are told when there is nothing more to catch up with,
 * and then reads once more up to where that begins: what came between the last look and the joining is neither lost nor
 * told twice. Written out for the reason that Listener gives.
 */
export class ResumedListener<T> implements AsyncIterableIterator<T> {
  private caught: LoggedChange[] = [];
  private position: number;
  private joined: { listener: Listener<T>; from: number } | undefined;
  private isLive = false;
  private ended = false;

  constructor(private readonly resuming: Resuming<T>) {
    this.position = resuming.after;
  }

  async next(): Promise<IteratorResult<T>> {
    const { read, join, view } = this.resuming;
    for (;;) {
      if (this.ended) return { done: true, value: undefined };
      const change = this.caught.shift();
      if (change) {
        this.position = change.position;
        return { done: false, value: view(change) };
      }
      if (this.isLive && this.joined) return this.joined.listener.next();
      this.caught = await read(this.position, this.joined && this.joined.from + 1);
      if (this.caught.length > 0) continue;
      if (this.joined) this.isLive = true;
      else this.joined = await join();
      if (this.ended) this.joined.listener.end();
    }
  }

  async return(): Promise<IteratorResult<T>> {
    this.ended = true;
    this.joined?.listener.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
