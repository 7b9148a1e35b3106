import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';

export interface BadRow {
  line: number;
  field: string;
  message: string;
}

const SHOWN = 20;

/** Keeps what is shown, writes all of it to the report, and counts rows (one row may have several faults). */
export class BadRows {
  rows = 0;
  readonly first: BadRow[] = [];
  private last = 0;
  private waiting: BadRow[] = [];
  private readonly report: WriteStream | null;

  constructor(reportFile: string | undefined) {
    this.report = reportFile === undefined ? null : createWriteStream(reportFile);
  }

  /** Fails at once when the report cannot be written. */
  async open(): Promise<void> {
    if (this.report) await once(this.report, 'open');
  }

  add(line: number, field: string, message: string): void {
    this.waiting.push({ line, field, message });
  }

  /** What was found since the last call, in the order of the file. */
  settle(): BadRow[] {
    const found = this.waiting.sort((a, b) => a.line - b.line);
    this.waiting = [];
    for (const row of found) {
      if (row.line !== this.last) this.rows++;
      this.last = row.line;
      this.report?.write(`${JSON.stringify(row)}\n`);
    }
    const shown = found.slice(0, Math.max(0, SHOWN - this.first.length));
    this.first.push(...shown);
    return shown;
  }

  get any(): boolean {
    return this.rows > 0 || this.waiting.length > 0;
  }

  async close(): Promise<void> {
    if (!this.report) return;
    this.report.end();
    await once(this.report, 'close');
  }
}
