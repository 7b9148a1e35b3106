const MARKS = [2_000, 10_000, 100_000, 1_000_000];
const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1024 / 1024);

/** Resident memory of this process: the peak, and what it was after so many rows, so that growth would show. */
export class Memory {
  peak = megabytes();
  readonly after: Record<number, number> = {};

  sample(rows: number): void {
    const now = megabytes();
    this.peak = Math.max(this.peak, now);
    for (const mark of MARKS) if (rows >= mark) this.after[mark] ??= now;
  }
}
