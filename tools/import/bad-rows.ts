import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { BYTE_ORDER_MARK, csvLine } from '#library';

export interface BadRow {
  line: number;
  field: string;
  message: string;
}

interface Told extends BadRow {
  severity: 'error' | 'warning';
  /** the row as it stood in the file, or the rows of a group; null where it could not be read */
  original: unknown;
}

const SHOWN = 20;

/** Keeps what is shown, writes all of it to the report, and counts rows (one row may have several faults). */
export class BadRows {
  rows = 0;
  warnings = 0;
  readonly first: BadRow[] = [];
  private last = 0;
  private waiting: Told[] = [];
  private readonly report: WriteStream | null;
  private readonly isCsv: boolean;

  /** @param reportFile its ending says what it is: `.csv`, else NDJSON */
  constructor(reportFile: string | undefined) {
    this.report = reportFile === undefined ? null : createWriteStream(reportFile);
    this.isCsv = reportFile?.toLowerCase().endsWith('.csv') ?? false;
  }

  /** Fails at once when the report cannot be written. */
  async open(): Promise<void> {
    if (!this.report) return;
    await once(this.report, 'open');
    if (this.isCsv)
      this.report.write(`${BYTE_ORDER_MARK}${csvLine(['line', 'severity', 'field', 'message', 'original'])}`);
  }

  add(
    line: number,
    field: string,
    message: string,
    original: unknown = null,
    severity: Told['severity'] = 'error',
  ): void {
    this.waiting.push({ line, field, message, severity, original });
  }

  /** What was found since the last call, in the order of the file. */
  settle(): BadRow[] {
    const found = this.waiting.sort((a, b) => a.line - b.line);
    this.waiting = [];
    const bad: BadRow[] = [];
    for (const one of found) {
      this.report?.write(this.isCsv ? asCsv(one) : `${JSON.stringify(one)}\n`);
      if (one.severity === 'warning') {
        this.warnings++;
        continue;
      }
      bad.push({ line: one.line, field: one.field, message: one.message });
      if (one.line !== this.last) this.rows++;
      this.last = one.line;
    }
    const shown = bad.slice(0, Math.max(0, SHOWN - this.first.length));
    this.first.push(...shown);
    return shown;
  }

  get any(): boolean {
    return this.rows > 0 || this.waiting.some(({ severity }) => severity === 'error');
  }

  async close(): Promise<void> {
    if (!this.report) return;
    this.report.end();
    await once(this.report, 'close');
  }
}

const asCsv = ({ line, severity, field, message, original }: Told): string =>
  csvLine([line, severity, field, message, original === null ? undefined : JSON.stringify(original)]);
