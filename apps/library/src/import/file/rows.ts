import { BrokenData, openFile } from './bytes.js';
import { csvRows, type CsvOptions } from './csv-rows.js';
import type { FileFacts, SheetFacts } from './file-facts.js';
import { elementsOf } from './json-array.js';
import { jsonRows } from './json-rows.js';
import { linesOf, type Line } from './lines.js';
import type { BrokenRow, Row } from './row.js';
import { sheetRows, xlsxRows } from './xlsx-rows.js';
import { ZipFile } from './zip-file.js';

const MOST_SHEET = 2 * 1024 * 1024 * 1024;

export interface OpenRows {
  rows: AsyncGenerator<Row | BrokenRow>;
  bytesRead(): number;
}

/** The rows of a file, one at a time, read no faster than they are taken. */
export function openRows(path: string, facts: FileFacts): OpenRows {
  if (facts.workbook) return openSheet(path, facts, facts.workbook);
  const { chunks, bytesRead } = openFile(path);
  return { rows: rowsOf(linesOf(chunks, facts.encoding), facts), bytesRead };
}

function openSheet(path: string, { csv }: FileFacts, { path: sheet, ...facts }: SheetFacts): OpenRows {
  let taken = 0;
  async function* rows(): AsyncGenerator<Row | BrokenRow> {
    let last = 0;
    let zip: ZipFile | undefined;
    try {
      zip = await ZipFile.open(path);
      const chunks = zip.read(sheet, MOST_SHEET, (bytes) => (taken += bytes));
      for await (const row of xlsxRows(sheetRows(chunks, facts), csv as CsvOptions)) {
        last = row.line;
        yield row;
      }
    } catch (error) {
      if (!(error instanceof BrokenData)) throw error;
      yield { line: last + 1, problem: broken(error) };
    } finally {
      zip?.close();
    }
  }
  return { rows: rows(), bytesRead: () => taken };
}

const broken = ({ message }: BrokenData): string =>
  `the file is broken from here on (${message}); what follows could not be read`;

async function* rowsOf(given: AsyncGenerator<Line>, { csv, isArray }: FileFacts): AsyncGenerator<Row | BrokenRow> {
  const reading: { last: number; broken?: BrokenData } = { last: 0 };
  const lines = untilBroken(given, reading);
  yield* csv ? csvRows(lines, csv) : jsonRows(isArray ? elementsOf(lines) : lines);
  if (reading.broken) yield { line: reading.last + 1, problem: broken(reading.broken) };
}

async function* untilBroken(
  lines: AsyncGenerator<Line>,
  reading: { last: number; broken?: BrokenData },
): AsyncGenerator<Line> {
  try {
    for await (const line of lines) {
      reading.last = line.number;
      yield line;
    }
  } catch (error) {
    if (!(error instanceof BrokenData)) throw error;
    reading.broken = error;
  }
}
