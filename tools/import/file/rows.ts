import { BrokenData, openFile } from './bytes.js';
import { csvRows } from './csv-rows.js';
import type { FileFacts } from './facts.js';
import { jsonRows } from './json-rows.js';
import { linesOf, type Line } from './lines.js';
import type { BrokenRow, Row } from './row.js';

export interface OpenRows {
  rows: AsyncGenerator<Row | BrokenRow>;
  bytesRead(): number;
}

/** The rows of a file, one at a time, read no faster than they are taken. */
export function openRows(path: string, facts: FileFacts): OpenRows {
  const { chunks, bytesRead } = openFile(path);
  return { rows: rowsOf(linesOf(chunks, facts.encoding), facts), bytesRead };
}

async function* rowsOf(given: AsyncGenerator<Line>, { csv }: FileFacts): AsyncGenerator<Row | BrokenRow> {
  const reading: { last: number; broken?: BrokenData } = { last: 0 };
  const lines = untilBroken(given, reading);
  yield* csv ? csvRows(lines, csv) : jsonRows(lines);
  if (reading.broken)
    yield {
      line: reading.last + 1,
      problem: `the file is broken from here on (${reading.broken.message}); what follows could not be read`,
    };
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
