import type { Actor } from '#access';
import type { Database } from '#database';
import { Fault } from '#kernel';
import { log } from '#platform';
import { isBroken } from './file/row.js';
import { openRows } from './file/rows.js';
import { groupsOf, partsOf } from './group/groups.js';
import type { ImportReport } from './import-report.js';
import type { AskedImport, RunCounts, RunState } from './import-run.entity.js';
import type { ImportService } from './import.service.js';
import type { ImportItem } from './item-check.js';
import type { RowsToRead } from './rows-to-read.js';
import type { SentFile } from './sent-file.js';

export interface FoundProblem {
  line: number;
  field: string;
  message: string;
  /** the row as it stood in the file */
  original: unknown;
}

/** Others count a run that says nothing for some times as long as one whose process was ended (import-runs.service.ts). */
const BEAT_MS = 3000;
/** As many are kept; a file with more is another file than was meant. */
const MOST_KEPT = 10_000;
const LONGEST_ORIGINAL = 20_000;
/** A row that no library accepts: it makes an all-or-nothing import take back everything, and is told to nobody. */
const REFUSED_ROW = -1;
/** So begins what is told of a row that was taken nevertheless. */
export const WARNING = 'warning: ';

/** One file on its way into the library; writes down after each batch how far it is. */
export class RunningImport {
  readonly done: Promise<void>;
  private readonly stopping = new AbortController();
  private readonly originals = new Map<number, unknown>();
  private waiting: FoundProblem[] = [];
  private counts: Required<RunCounts> = { rows: 0, added: 0, revised: 0, unchanged: 0, leftOut: 0, bad: 0, bytes: 0 };
  private told = 0;
  private warned = 0;
  private kept = 0;
  private readonly badLines = new Set<number>();

  constructor(
    private readonly db: Database,
    private readonly imports: ImportService,
    private readonly id: string,
    actor: Actor,
    private readonly asked: AskedImport,
    private readonly given: { file: SentFile; how: RowsToRead },
  ) {
    this.done = this.run(actor);
  }

  stop(): void {
    this.stopping.abort();
  }

  private async run(actor: Actor): Promise<void> {
    const beats = setInterval(() => void this.beat(), BEAT_MS);
    try {
      const report = await this.imports.publishAll(actor, this.items(), {
        batchId: this.id,
        as: this.asked.as,
        dryRun: this.asked.dryRun,
        mode: this.asked.allOrNothing ? 'all-or-nothing' : 'all-good',
        onProgress: (soFar) => this.take(soFar),
      });
      this.take(report);
      await this.write(this.stopping.signal.aborted ? 'BROKEN_OFF' : 'DONE');
    } catch (error) {
      if (!(error instanceof Fault)) log('import').error({ err: error, run: this.id }, 'an import failed');
      await this.write(
        'FAILED',
        error instanceof Fault
          ? error.message
          : 'Something failed here. Send the file again: what is there is passed over.',
      );
    } finally {
      clearInterval(beats);
    }
  }

  /**
   * Outside of the import's transactions. One that was taken for ended meanwhile stops, since another may have begun; so does
   * one that somebody cancelled at another process.
   */
  private async beat(): Promise<void> {
    try {
      const [still] = await this.db.source.query<{ cancelled: boolean }[]>(
        `WITH seen AS (UPDATE library.import_run SET seen_at = now() WHERE id = $1 AND state = 'RUNNING' RETURNING asked)
         SELECT jsonb_exists(asked, 'cancelledBy') AS cancelled FROM seen`,
        [this.id],
      );
      if (!still || still.cancelled) this.stop();
    } catch (error) {
      log('import').warn({ err: error, run: this.id }, 'an import could not say that it goes on');
    }
  }

  private async *items(): AsyncGenerator<ImportItem> {
    const { file, how } = this.given;
    const { rows, bytesRead } = openRows(file.path, how.facts);
    let written = 0;
    for await (const row of how.grouping ? groupsOf(rows, how.grouping) : rows) {
      if (this.stopping.signal.aborted) break;
      this.counts.rows += isBroken(row) ? 1 : partsOf(row).length;
      this.counts.bytes = bytesRead();
      if (this.counts.rows - written >= 250) {
        written = this.counts.rows;
        await this.write('RUNNING');
      }
      const read = isBroken(row) ? { problems: [{ field: '', message: row.problem }] } : how.rows.map(row);
      if (read === null) {
        this.counts.leftOut++;
        continue;
      }
      if (read.item) {
        if (!isBroken(row)) this.originals.set(row.line, row.raw());
        yield read.item;
      }
      for (const { field, message } of read.problems ?? [])
        this.waiting.push({ line: row.line, field, message, original: isBroken(row) ? null : row.raw() });
    }
    const mustTakeBack =
      this.badLines.size > 0 ||
      this.waiting.some(({ message }) => !message.startsWith(WARNING)) ||
      this.stopping.signal.aborted;
    if (this.asked.allOrNothing && mustTakeBack) yield { row: REFUSED_ROW, kind: 'LAW', content: null };
  }

  /** After a batch: its rows are settled, so the originals of the good ones need be kept no longer. */
  private take({ published: added, revised, skipped: unchanged, bad, warnings }: ImportReport): void {
    for (const { row: line, field, message } of bad.slice(this.told))
      if (line !== REFUSED_ROW)
        this.waiting.push({
          line,
          field,
          message: `${this.given.how.originOf(field)}${message}`,
          original: this.originals.get(line) ?? null,
        });
    for (const { row: line, field, message } of warnings.slice(this.warned))
      this.waiting.push({ line, field, message: `${WARNING}${message}`, original: this.originals.get(line) ?? null });
    this.originals.clear();
    this.warned = warnings.length;
    this.told = bad.length;
    Object.assign(this.counts, { added, revised, unchanged });
  }

  /** Outside of the import's own transactions: what was found and how far it is stays, whatever becomes of them. */
  private async write(state: RunState, fault: string | null = null): Promise<void> {
    const found = this.waiting.sort((a, b) => a.line - b.line);
    this.waiting = [];
    for (const { line, message } of found) if (!message.startsWith(WARNING)) this.badLines.add(line);
    this.counts.bad = this.badLines.size;
    const rows = found.slice(0, Math.max(0, MOST_KEPT - this.kept)).map((problem, index) => ({
      ...problem,
      number: this.kept + index + 1,
      original: shortened(problem.original),
    }));
    this.kept += rows.length;
    const { source } = this.db;
    await source.query(
      `INSERT INTO library.import_problem (run_id, number, line, field, message, original)
         SELECT $1, number, line, field, message, original FROM jsonb_to_recordset($2::jsonb) AS given (number integer, line integer, field text, message text, original jsonb)`,
      [this.id, JSON.stringify(rows)],
    );
    await source.query(
      `UPDATE library.import_run SET state = $2, fault = $3, counts = $4, seen_at = now(), finished_at = CASE WHEN $2 = 'RUNNING' THEN NULL ELSE now() END
       WHERE id = $1 AND state = 'RUNNING'`,
      [this.id, state, fault, JSON.stringify(this.counts)],
    );
  }
}

/** PostgreSQL keeps no U+0000. */
function shortened(original: unknown): unknown {
  const text = JSON.stringify(original ?? null);
  return text.length > LONGEST_ORIGINAL
    ? { shortened: text.slice(0, LONGEST_ORIGINAL).replaceAll('\\u0000', '') }
    : (JSON.parse(text.replaceAll('\\u0000', '')) as unknown);
}
