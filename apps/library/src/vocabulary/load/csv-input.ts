import { CsvError, parse } from 'csv-parse/sync';
import { invalidInput, type Problem } from '#kernel';
import { nearest } from '../nearest.js';
import type { GivenVocabulary } from './vocabulary-content.js';

/** The columns of the CSV form, in the order in which it is given out; then those by language, `label@vi`. */
export const PLAIN_COLUMNS = [
  'code',
  'broader',
  'notation',
  'status',
  'replacedBy',
  'validFrom',
  'validTo',
  'assignable',
  'unconfirmed',
  'position',
] as const;
/** column before the @, and the field that it fills */
export const LANGUAGE_COLUMNS = {
  label: 'labels',
  standing: 'standing',
  definition: 'definition',
  alt: 'altLabels',
} as const;
export const ALT_SEPARATOR = ' | ';

interface Row {
  cells: string[];
  line: number;
}

/** A fault in a row is told by the line of the file that the row begins on, and the column: `lines.12.label@vi`. */
export function csvInput(scheme: string, text: string, edition: number | undefined): GivenVocabulary {
  const [header, ...rows] = rowsOf(text);
  if (!header)
    throw invalidInput([{ path: 'lines.1', message: 'the file is empty; expected a line that names the columns' }]);
  const columns = header.cells.map((cell) => cell.trim());
  checkColumns(columns);
  const problems: Problem[] = rows
    .filter(({ cells }) => cells.length !== columns.length)
    .map(({ cells, line }) => ({
      path: `lines.${line}`,
      message: `has ${cells.length} cells, and there are ${columns.length} columns`,
    }));
  const concepts = rows.map(({ cells, line }) => conceptOf(columns, cells, line, problems));
  if (problems.length > 0) throw invalidInput(problems);
  return {
    content: { scheme, edition, concepts },
    asGiven: (path) => placeOf(path, rows),
  };
}

function rowsOf(text: string): Row[] {
  try {
    const options = { bom: true, relax_column_count: true, skip_empty_lines: true, info: true } as const;
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    let line = 0;
    return records.map(({ record, info }) => {
      const begins = line + 1;
      line = info.lines;
      // Empty lines before a record are passed over: only one with line breaks in it begins further up.
      return { cells: record, line: record.some((cell) => cell.includes('\n')) ? begins : info.lines };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalidInput([{ path: `lines.${String(error['lines'] ?? 1)}`, message: `is not CSV: ${error.message}` }]);
  }
}

function checkColumns(columns: readonly string[]): void {
  const known = [...PLAIN_COLUMNS, ...Object.keys(LANGUAGE_COLUMNS).map((name) => `${name}@en`)];
  const problems = columns.flatMap((column, index): Problem[] => {
    const at = `lines.1.${column}`;
    if (columns.indexOf(column) !== index) return [{ path: at, message: 'is named twice' }];
    const [name = '', tag] = column.split('@');
    if (tag ? name in LANGUAGE_COLUMNS : (PLAIN_COLUMNS as readonly string[]).includes(column)) return [];
    const near = nearest(column, known);
    return [{ path: at, message: `is no column of a vocabulary${near ? `; did you mean ${near}?` : ''}` }];
  });
  if (!columns.includes('code')) problems.push({ path: 'lines.1', message: 'the column code is missing' });
  if (problems.length > 0) throw invalidInput(problems);
}

/** An empty cell leaves things as they are. */
function conceptOf(columns: readonly string[], cells: readonly string[], line: number, problems: Problem[]) {
  const concept: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    const cell = (cells[index] ?? '').trim();
    if (cell === '') return;
    const [name = '', tag] = column.split('@');
    if (tag) {
      const field = LANGUAGE_COLUMNS[name as keyof typeof LANGUAGE_COLUMNS];
      const value = name === 'alt' ? cell.split(ALT_SEPARATOR.trim()).map((word) => word.trim()) : cell;
      concept[field] = { ...(concept[field] as object | undefined), [tag]: value };
    } else
      concept[column] = valueOf(column, cell, (message) => problems.push({ path: `lines.${line}.${column}`, message }));
  });
  return { code: '', ...concept };
}

function valueOf(column: string, cell: string, refuse: (message: string) => void): unknown {
  if (column === 'assignable' || column === 'unconfirmed') {
    if (!/^(?:true|false)$/i.test(cell)) refuse(`${JSON.stringify(cell.slice(0, 40))} is neither true nor false`);
    return cell.toLowerCase() === 'true';
  }
  if (column !== 'position') return cell;
  if (!/^\d{1,7}$/.test(cell)) refuse(`${JSON.stringify(cell.slice(0, 40))} is not a whole number`);
  return Number(cell);
}

/** `concepts.3.labels.vi` is `lines.5.label@vi`. */
function placeOf(path: string, rows: readonly Row[]): string {
  const [concepts, index, field, tag] = path.split('.');
  const line = concepts === 'concepts' ? rows[Number(index)]?.line : undefined;
  if (line === undefined) return path;
  if (field === undefined) return `lines.${line}`;
  const column = Object.entries(LANGUAGE_COLUMNS).find(([, called]) => called === field)?.[0];
  return `lines.${line}.${column ? `${column}@${tag ?? ''}` : field}`;
}
