import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { Database } from '#database';
import { invalidInput } from '#kernel';
import { ImportRuns } from './import-runs.service.js';
import { WARNING, type FoundProblem } from './running-import.js';

export type Severity = 'FAULT' | 'WARNING';

/** What is wrong in the same way in several rows. */
export interface KindOfFault {
  /** by which the rows are asked for; the same in every run of the file */
  key: string;
  severity: Severity;
  /** places in lists stand as *; empty where no single field is at fault */
  field: string;
  /** what stood in the rows stands as …, unless it was the same in all */
  message: string;
  rows: number;
  firstLine: number;
}

export interface FoundInRow {
  number: number;
  line: number;
  field: string;
  severity: Severity;
  message: string;
  /** what stood in the field; null where the file has no column of that name */
  value: unknown;
  /** the row as it stood in the file */
  original: unknown;
}

const PAGE = 500;
const MOST_KINDS = 200;
const MOST_ROWS = 200;

const SEVERITY = `CASE WHEN starts_with(message, '${WARNING}') THEN 'WARNING' ELSE 'FAULT' END`;
const FIELD = String.raw`regexp_replace(field, '\.\d+(?=\.|$)', '.*', 'g')`;
/** Without what was quoted from the row, its place, and ids of records. */
const MESSAGE = String.raw`regexp_replace(regexp_replace(regexp_replace(message, '"(?:[^"\\]|\\.)*"', '"…"', 'g'),
  '\m(row|line|has) \d+', '\1 …', 'g'), '[A-Z0-9-]+-\d{4}-\d{6}', '…', 'g')`;
const KEY = `md5(${SEVERITY} || ' ' || ${FIELD} || ' ' || ${MESSAGE})`;
const AS_TOLD = `CASE WHEN starts_with(message, '${WARNING}') THEN substr(message, ${WARNING.length + 1}) ELSE message END`;

/** What was wrong with a file, by row and field, and gathered by what is wrong in the same way. */
@Injectable()
export class ImportFindings {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ImportRuns) private readonly runs: ImportRuns,
  ) {}

  /** In the order of the file. @param fault key of one kind; null: all */
  async *problems(actor: Actor, id: string, fault: string | null): AsyncGenerator<FoundProblem> {
    await this.runs.find(actor, id);
    let after = 0;
    for (;;) {
      const page = await this.db.query<FoundProblem & { number: number }>(
        `SELECT number, line, field, message, original FROM library.import_problem
         WHERE run_id = $1 AND number > $2 AND ($3::text IS NULL OR ${KEY} = $3) ORDER BY number LIMIT ${PAGE}`,
        [id, after, fault],
      );
      for (const { number: _number, ...problem } of page) yield problem;
      if (page.length < PAGE) return;
      after = page.at(-1)?.number ?? after;
    }
  }

  /** Faults before warnings, what most rows have first. */
  async kinds(actor: Actor, id: string): Promise<KindOfFault[]> {
    await this.runs.find(actor, id);
    return this.db.query<KindOfFault>(
      `SELECT key, severity, field, CASE WHEN min(told) = max(told) THEN min(told) ELSE min(pattern) END AS message,
         count(DISTINCT line)::integer AS rows, min(line) AS "firstLine"
       FROM (SELECT ${KEY} AS key, ${SEVERITY} AS severity, ${FIELD} AS field, ${AS_TOLD} AS told, line,
           regexp_replace(${MESSAGE}, '^${WARNING}', '') AS pattern
         FROM library.import_problem WHERE run_id = $1) found
       GROUP BY key, severity, field ORDER BY severity, rows DESC, "firstLine", key LIMIT ${MOST_KINDS}`,
      [id],
    );
  }

  /** @param after number of the last one that was shown */
  async rows(
    actor: Actor,
    id: string,
    { fault, after, first }: { fault: string | null; after: number; first: number },
  ): Promise<{ problems: FoundInRow[]; next: number | null }> {
    await this.runs.find(actor, id);
    if (!Number.isInteger(first) || first < 1 || first > MOST_ROWS)
      throw invalidInput([{ path: 'first', message: `expected a whole number from 1 to ${MOST_ROWS}` }]);
    if (!Number.isInteger(after) || after < 0)
      throw invalidInput([{ path: 'after', message: 'expected what the page before calls next' }]);
    const found = await this.db.query<FoundInRow>(
      `SELECT number, line, field, ${SEVERITY} AS severity, ${AS_TOLD} AS message,
         CASE WHEN field <> '' AND jsonb_typeof(original) = 'object'
           THEN COALESCE(original->field, original #> string_to_array(field, '.'), original->'content' #> string_to_array(field, '.'))
         END AS value, original
       FROM library.import_problem WHERE run_id = $1 AND number > $2 AND ($3::text IS NULL OR ${KEY} = $3)
       ORDER BY number LIMIT $4`,
      [id, after, fault, first + 1],
    );
    const problems = found.slice(0, first);
    return { problems, next: found.length > first ? (problems.at(-1)?.number ?? null) : null };
  }
}
