import { basename } from 'node:path';
import { actorFor, type Actor } from '#access';
import { isParticipantId, isPublicationKind, PUBLICATION_KINDS } from '#kernel';
import {
  checkColumns,
  checkMapping,
  factsOf,
  groupingOf,
  groupsOf,
  isBroken,
  openRows,
  originOf,
  OwnRows,
  partsOf,
  quoted,
  readMapping,
  refuse,
  RowMapper,
  sizeOf,
  type FileFacts,
  type Grouping,
  type ImportItem,
  type ImportReport,
  type ImportService,
  type ReadRow,
  type Row,
} from '#library';
import { BadRows } from './bad-rows.js';
import { mappingIn } from './mapping-file.js';
import { Memory } from './memory.js';
import type { Progress } from './progress.js';
import type { Summary } from './summary.js';

export interface Prepared {
  file: string;
  size: number;
  facts: FileFacts;
  /** whose records these are; null: each row says it */
  owner: string | null;
  /** which rows make one record together; null: every row is one */
  grouping: Grouping | null;
  /** makes records of rows; one for each run, as it may keep something between rows */
  mapper: () => { map(row: Row): ReadRow };
  /** from which column a field of the record came */
  originOf: (field: string) => string;
}

export interface Asked {
  /** without one the columns must be called as the fields are */
  mappingFile?: string | undefined;
  owner?: string | undefined;
  /** of rows that do not say theirs */
  kind?: string | undefined;
  /** of a workbook */
  sheet?: string | undefined;
}

/** Reads the mapping and the beginning of the file; throws an ImportFault unless both fit. Nothing is written. */
export async function prepare(file: string, asked: Asked): Promise<Prepared> {
  const size = sizeOf(file);
  if (asked.mappingFile === undefined) return ownFile(file, size, asked);
  const mapping = readMapping(mappingIn(asked.mappingFile), asked.mappingFile, asked.owner);
  const rules = checkMapping(mapping, asked.mappingFile);
  const facts = await factsOf(file, { ...mapping, sheet: asked.sheet ?? mapping.sheet });
  checkColumns(mapping, rules, facts, file);
  return {
    file,
    size,
    facts,
    owner: typeof mapping.owner === 'string' ? mapping.owner : null,
    grouping: groupingOf(mapping),
    mapper: () => new RowMapper(mapping, rules),
    originOf: (field) => originOf(rules, field),
  };
}

async function ownFile(file: string, size: number, { owner, kind, sheet }: Asked): Promise<Prepared> {
  if (owner !== undefined && !isParticipantId(owner))
    refuse('--owner', `${quoted(owner)} is not a participant's id; expected one such as CH-BAG or IOM`);
  if (kind !== undefined && !isPublicationKind(kind))
    refuse('--kind', `${quoted(kind)}; expected one of ${PUBLICATION_KINDS.join(', ')}`);
  const facts = await factsOf(file, { sheet });
  if (owner === undefined && facts.format !== 'jsonl' && !facts.has('record.owner'))
    refuse(file, 'does not say whose records these are (it has no column record.owner); give --owner');
  const mapper = (): OwnRows => new OwnRows(file, facts, kind);
  mapper();
  return { file, size, facts, owner: owner ?? null, grouping: null, mapper, originOf: () => '' };
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
  const actFor = (owner: string): Actor => actorFor(owner, ['publisher'], `import:${basename(prepared.file)}`);
  try {
    const report = await imports.publishAll(actFor(prepared.owner ?? NOBODY), run.items(), {
      ...(prepared.owner === null ? { actFor } : {}),
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

/** For whom nothing is imported where every row says whose it is. */
const NOBODY = 'NOBODY';

const NOBODYS = {
  field: 'record.owner',
  message: 'is missing: it is not said whose record this is; give --owner',
};

class Run {
  private readonly memory = new Memory();
  private rows = 0;
  private leftOut = 0;
  private told = 0;
  private warned = 0;
  /** given to the library, not settled yet */
  private readonly inHand = new Map<number, Row>();
  private bytesRead: () => number = () => 0;

  constructor(
    private readonly prepared: Prepared,
    private readonly options: RunOptions,
    private readonly bad: BadRows,
  ) {}

  async *items(): AsyncGenerator<ImportItem> {
    const { file, facts, grouping, mapper: begin, owner } = this.prepared;
    const mapper = begin();
    const { rows, bytesRead } = openRows(file, facts);
    this.bytesRead = bytesRead;
    for await (const row of grouping ? groupsOf(rows, grouping) : rows) {
      if (this.options.signal?.aborted || this.rows >= (this.options.limit ?? Infinity)) break;
      this.rows += isBroken(row) ? 1 : partsOf(row).length;
      const mapped = isBroken(row) ? { problems: [{ field: '', message: row.problem }] } : mapper.map(row);
      if (mapped === null) this.leftOut++;
      else if (mapped.item && (owner !== null || mapped.item.owner !== undefined)) {
        if (!isBroken(row)) this.inHand.set(row.line, row);
        yield mapped.item;
      } else
        for (const { field, message } of mapped.problems ?? [NOBODYS])
          this.bad.add(row.line, field, message, isBroken(row) ? null : row.raw());
    }
    const mustTakeBack = this.bad.any || this.options.signal?.aborted;
    if (this.options.allOrNothing && mustTakeBack) yield { row: REFUSED_ROW, kind: 'LAW', content: null };
  }

  progressed({ bad, warnings }: ImportReport): void {
    const raw = (line: number): unknown => this.inHand.get(line)?.raw() ?? null;
    for (const { row, field, message } of bad.slice(this.told))
      if (row !== REFUSED_ROW) this.bad.add(row, field, `${this.prepared.originOf(field)}${message}`, raw(row));
    for (const { row, field, message } of warnings.slice(this.warned))
      this.bad.add(row, field, message, raw(row), 'warning');
    this.inHand.clear();
    this.warned = warnings.length;
    this.told = bad.length;
    for (const { line, field, message } of this.bad.settle())
      this.options.progress.say(`line ${line}${field && `, ${field}`}: ${message}`);
    this.memory.sample(this.rows);
    this.options.progress.at(this.rows, this.bytesRead());
  }

  summary(report: ImportReport, seconds: number): Summary {
    return {
      file: this.prepared.file,
      owner: this.prepared.owner,
      dryRun: this.options.dryRun ?? false,
      rows: this.rows,
      published: report.published,
      revised: report.revised,
      unchanged: report.skipped,
      leftOut: this.leftOut,
      bad: this.bad.rows,
      warnings: this.bad.warnings,
      problems: this.bad.first,
      stopped: this.options.signal?.aborted ?? false,
      tookBack: (this.options.allOrNothing ?? false) && report.bad.length > 0,
      seconds: Math.round(seconds * 100) / 100,
      rowsPerSecond: Math.round(this.rows / Math.max(seconds, 0.001)),
      memoryMb: { peak: this.memory.peak, after: this.memory.after },
    };
  }
}
