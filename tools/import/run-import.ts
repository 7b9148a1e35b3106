import { basename } from 'node:path';
import { actorFor } from '#access';
import type { ImportItem, ImportReport, ImportService } from '#library';
import { BadRows } from './bad-rows.js';
import { sizeOf } from './file/bytes.js';
import { factsOf, type FileFacts } from './file/facts.js';
import { isBroken } from './file/row.js';
import { openRows } from './file/rows.js';
import { checkColumns } from './mapping/check-columns.js';
import { checkMapping, type Rule } from './mapping/check-mapping.js';
import { readMapping, type OwnedMapping } from './mapping/read-mapping.js';
import { originOf, RowMapper } from './mapping/row-mapper.js';
import { Memory } from './memory.js';
import type { Progress } from './progress.js';
import type { Summary } from './summary.js';

export interface Prepared {
  file: string;
  size: number;
  mapping: OwnedMapping;
  rules: Rule[];
  facts: FileFacts;
}

/** Reads the mapping and the beginning of the file; throws an ImportFault unless both fit. Nothing is written. */
export async function prepare(file: string, mappingFile: string, owner: string | undefined): Promise<Prepared> {
  const size = sizeOf(file);
  const mapping = readMapping(mappingFile, owner);
  const rules = checkMapping(mapping, mappingFile);
  const facts = await factsOf(file, mapping);
  checkColumns(mapping, rules, facts, file);
  return { file, size, mapping, rules, facts };
}

export interface RunOptions {
  dryRun?: boolean;
  allOrNothing?: boolean;
  limit?: number;
  reportFile?: string;
  progress: Progress;
  /** stops reading when aborted; what is in hand is finished, except with allOrNothing */
  signal?: AbortSignal;
}

/** Gives every good row to the library and says what became of all of them. */
export async function runImport(imports: ImportService, prepared: Prepared, options: RunOptions): Promise<Summary> {
  const bad = new BadRows(options.reportFile);
  await bad.open();
  const run = new Run(prepared, options, bad);
  const began = performance.now();
  const actor = actorFor(prepared.mapping.owner, ['publisher'], `import:${basename(prepared.file)}`);
  try {
    const report = await imports.publishAll(actor, run.items(), {
      mode: options.allOrNothing ? 'all-or-nothing' : 'all-good',
      dryRun: options.dryRun ?? false,
      onProgress: (soFar) => run.progressed(soFar),
    });
    run.progressed(report);
    return run.summary(report, (performance.now() - began) / 1000);
  } finally {
    options.progress.end();
    await bad.close();
  }
}

/** A row that no library accepts: it makes an all-or-nothing import take back everything, and is told to nobody. */
const REFUSED_ROW = -1;

class Run {
  private readonly memory = new Memory();
  private rows = 0;
  private leftOut = 0;
  private told = 0;
  private bytesRead: () => number = () => 0;

  constructor(
    private readonly prepared: Prepared,
    private readonly options: RunOptions,
    private readonly bad: BadRows,
  ) {}

  async *items(): AsyncGenerator<ImportItem> {
    const { file, facts, mapping, rules } = this.prepared;
    const mapper = new RowMapper(mapping, rules);
    const { rows, bytesRead } = openRows(file, facts);
    this.bytesRead = bytesRead;
    for await (const row of rows) {
      if (this.options.signal?.aborted || this.rows >= (this.options.limit ?? Infinity)) break;
      this.rows++;
      const mapped = isBroken(row) ? { problems: [{ field: '', message: row.problem }] } : mapper.map(row);
      if (mapped === null) this.leftOut++;
      else if (mapped.item) yield mapped.item;
      else for (const { field, message } of mapped.problems) this.bad.add(row.line, field, message);
    }
    const mustTakeBack = this.bad.any || this.options.signal?.aborted;
    if (this.options.allOrNothing && mustTakeBack) yield { row: REFUSED_ROW, kind: mapping.kind, content: null };
  }

  progressed({ bad }: ImportReport): void {
    for (const { row, field, message } of bad.slice(this.told))
      if (row !== REFUSED_ROW) this.bad.add(row, field, `${originOf(this.prepared.rules, field)}${message}`);
    this.told = bad.length;
    for (const { line, field, message } of this.bad.settle())
      this.options.progress.say(`line ${line}${field && `, ${field}`}: ${message}`);
    this.memory.sample(this.rows);
    this.options.progress.at(this.rows, this.bytesRead());
  }

  summary(report: ImportReport, seconds: number): Summary {
    return {
      file: this.prepared.file,
      owner: this.prepared.mapping.owner,
      dryRun: this.options.dryRun ?? false,
      rows: this.rows,
      published: report.published,
      revised: report.revised,
      unchanged: report.skipped,
      leftOut: this.leftOut,
      bad: this.bad.rows,
      problems: this.bad.first,
      stopped: this.options.signal?.aborted ?? false,
      tookBack: (this.options.allOrNothing ?? false) && report.bad.length > 0,
      seconds: Math.round(seconds * 100) / 100,
      rowsPerSecond: Math.round(this.rows / Math.max(seconds, 0.001)),
      memoryMb: { peak: this.memory.peak, after: this.memory.after },
    };
  }
}
