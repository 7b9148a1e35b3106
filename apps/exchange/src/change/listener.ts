import { Fault } from '#kernel';
import type { LoggedChange } from './change.service.js';

const MOST_WAITING = 500;

/**
 * One reader's queue. Bounded: who reads too slowly is told where it stopped and let go, rather than kept in memory.
 * Written out and not as a generator, because a generator that waits cannot be ended from outside.
 */
export class Listener<T> implements AsyncIterableIterator<T> {
  private readonly waiting: LoggedChange[] = [];
  private ended = false;
  private overflowed = false;
  private asking: (() => void) | undefined;

  constructor(
    private readonly view: (change: LoggedChange) => T,
    private readonly onEnd: (listener: Listener<T>) => void,
  ) {}

  push(change: LoggedChange): void {
    if (this.ended || this.overflowed) return;
    if (this.waiting.length < MOST_WAITING) this.waiting.push(change);
    else this.overflowed = true;
    this.asking?.();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd(this);
    this.asking?.();
  }

  async next(): Promise<IteratorResult<T>> {
    for (;;) {
      const change = this.ended ? undefined : this.waiting.shift();
      if (change) return { done: false, value: this.view(change) };
      if (this.ended) return { done: true, value: undefined };
      if (this.overflowed) {
        this.end();
        throw new Fault('CONFLICT', TOO_SLOW);
      }
      await new Promise<void>((resolve) => {
        this.asking = resolve;
      });
    }
  }

  async return(): Promise<IteratorResult<T>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

const TOO_SLOW = `More than ${MOST_WAITING} changes were waiting for you. Go on after your last position with Query.changes or GET /changes.`;
