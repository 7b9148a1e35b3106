import type { Claimed } from './claim.js';

/** What was matched so lately was asked lately enough who may read it. */
const FRESH_MS = 2000;
/** A third of the lease, so that there is time to send it: what has lain so long is for anybody to claim. */
const STALE_MS = 30_000;

interface Lot {
  rows: readonly Claimed[];
  next: number;
  since: number;
}

/** Of one fan-out. */
export interface Slice {
  rows: readonly Claimed[];
  isFresh: boolean;
}

/**
 * What this process has matched under its lease and not yet taken in hand. It is handed over in slices: so a large fan-out
 * takes no more places at once than a claim would, its endpoints are looked up as they were a moment before sending, and
 * sending begins with the first slice. Fan-outs take turns, so that a small one never waits for a large one.
 */
export class Stock {
  private lots: Lot[] = [];
  private count = 0;

  constructor(
    readonly most: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.count;
  }

  add(rows: readonly Claimed[]): void {
    if (rows.length === 0) return;
    this.lots.push({ rows, next: 0, since: this.clock() });
    this.count += rows.length;
  }

  /** The next of the fan-out whose turn it is. */
  take(limit: number): Slice {
    const lot = this.lots.shift();
    if (!lot) return { rows: [], isFresh: true };
    const rows = lot.rows.slice(lot.next, lot.next + limit);
    lot.next += rows.length;
    this.count -= rows.length;
    if (lot.next < lot.rows.length) this.lots.push(lot);
    return { rows, isFresh: this.clock() - lot.since < FRESH_MS };
  }

  /** What has lain too long, which is then no longer here. */
  takeStale(): Claimed[] {
    const late = this.clock() - STALE_MS;
    const stale = this.lots.filter(({ since }) => since < late);
    if (stale.length === 0) return [];
    this.lots = this.lots.filter((lot) => !stale.includes(lot));
    const rows = stale.flatMap(unhanded);
    this.count -= rows.length;
    return rows;
  }

  forget(): void {
    this.lots = [];
    this.count = 0;
  }

  rowIds(): string[] {
    return this.lots.flatMap(unhanded).map(({ id }) => id);
  }
}

const unhanded = ({ rows, next }: Lot): readonly Claimed[] => rows.slice(next);
