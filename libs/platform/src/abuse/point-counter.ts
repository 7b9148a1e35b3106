/** What is left to one asker after points were taken. */
export interface Taken {
  remaining: number;
  msBeforeNext: number;
  exceeded: boolean;
}

/** Counts what each key takes in a window of time; at once where nobody else has to be asked. */
export interface PointCounter {
  /** that a key may take in one window */
  readonly points: number;
  take(key: string, points: number): Taken | Promise<Taken>;
}

interface Window {
  taken: number;
  until: number;
}

/**
 * In the memory of this process. Every request is counted, so nothing is made for one that need not be: no promise, no timer.
 * All windows last equally long, and a new one goes to the end: the first of them are those that are over.
 */
export class MemoryCounter implements PointCounter {
  readonly points: number;
  private readonly windowMs: number;
  private readonly windows = new Map<string, Window>();

  constructor({ points, duration }: { points: number; duration: number }) {
    this.points = points;
    this.windowMs = duration * 1000;
  }

  /** of those that were asked for lately */
  get size(): number {
    return this.windows.size;
  }

  take(key: string, points: number, now = performance.now()): Taken {
    const window = this.windowOf(key, now);
    window.taken += points;
    return {
      remaining: Math.max(0, this.points - window.taken),
      msBeforeNext: window.until - now,
      exceeded: window.taken > this.points,
    };
  }

  private windowOf(key: string, now: number): Window {
    const open = this.windows.get(key);
    if (open && open.until > now) return open;
    for (const [old, { until }] of this.windows) {
      if (until > now) break;
      this.windows.delete(old);
    }
    const window = { taken: 0, until: now + this.windowMs };
    this.windows.set(key, window);
    return window;
  }
}
