import type { CsvOptions } from './csv-rows.js';
import { refuse } from './fault.js';
import { quoted } from './quoted.js';
import type { WorkbookFacts } from './workbook-file.js';

/** What its author says of a file; what is left out is seen from the file. */
export interface FileSettings {
  format?: 'csv' | 'jsonl' | 'xlsx' | undefined;
  /** by its WHATWG name */
  encoding?: string | undefined;
  csv?: { delimiter?: string | undefined; quote?: string | undefined; header?: string[] | undefined } | undefined;
  /** of a workbook: name, or place from 1 */
  sheet?: string | number | undefined;
}

/** What must be known of a file before its rows are read: found out from its beginning. */
export interface FileFacts {
  format: 'csv' | 'jsonl' | 'xlsx';
  encoding: string;
  columns: readonly string[];
  has(column: string): boolean;
  /** how many rows were looked at; null when the columns stand in the first line */
  sampled: number | null;
  csv: CsvOptions | null;
  /** the records of a `jsonl` are the elements of one array */
  isArray?: true;
  /** of an XLSX file: the sheet that is read */
  workbook?: SheetFacts;
}

export interface SheetFacts extends WorkbookFacts {
  path: string;
}

/** Of columns; no two the same. */
export function namesOf(path: string, given: readonly string[]): string[] {
  const header = given.map((name) => name.trim());
  const twice = header.filter((name, index) => name !== '' && header.indexOf(name) !== index);
  if (twice.length > 0) refuse(path, ...twice.map((name) => `two columns are called ${quoted(name)}`));
  return header;
}
