import { CsvError, parse } from 'csv-parse/sync';
import { MOST_BYTES, type Line } from './lines.js';
import type { BrokenRow, Row } from './row.js';

export interface CsvOptions {
  delimiter: string;
  quote: string;
  header: readonly string[];
  /** the file's first record names the columns */
  skipFirst: boolean;
}

/**
 * Records of a CSV file. A record is as many lines as it takes for its quotes to close; when they never do, or what comes
 * out is no record, only the first of these lines is given up and reading goes on with the next one. So one stray quote
 * costs one row and not the rest of the file.
 */
export async function* csvRows(lines: AsyncIterable<Line>, options: CsvOptions): AsyncGenerator<Row | BrokenRow> {
  const place = new Map(options.header.map((name, index) => [name, index]));
  let isFirst = options.skipFirst;
  for await (const { line, fields, problem } of csvRecords(lines, options)) {
    if (isFirst) {
      isFirst = false;
      continue;
    }
    const due = options.header.length;
    if (!fields) yield { line, problem: problem ?? 'is not CSV' };
    else if (fields.length !== due)
      yield { line, problem: `has ${fields.length} fields, and there are ${due} columns` };
    else
      yield {
        line,
        get: (column) => {
          const index = place.get(column);
          return index === undefined ? undefined : fields[index];
        },
        raw: () => Object.fromEntries(options.header.map((name, index) => [name, fields[index]])),
      };
  }
}

export interface CsvRecord {
  line: number;
  fields?: string[];
  problem?: string;
}

export async function* csvRecords(
  lines: AsyncIterable<Line>,
  { delimiter, quote }: Pick<CsvOptions, 'delimiter' | 'quote'>,
): AsyncGenerator<CsvRecord> {
  const held: Line[] = [];
  const record = (count: number): CsvRecord => recordOf(held.slice(0, count), delimiter, quote);
  /** where the search for the end of the record goes on, and whether a quote is open there */
  let [searched, isOpen, size] = [0, false, 0];
  const restart = (): void => void ([searched, isOpen, size] = [0, false, 0]);

  function* complete(isEnd: boolean): Generator<CsvRecord> {
    for (;;) {
      while (searched < held.length && (searched === 0 || isOpen) && size <= MOST_BYTES) {
        const { text, problem } = held[searched++] as Line;
        size += text.length;
        if (count(text, quote) % 2 === 1) isOpen = !isOpen;
        if (problem !== undefined) break;
      }
      if (searched === 0) return;
      const stopsHere = held[searched - 1]?.problem !== undefined || size > MOST_BYTES;
      if (isOpen && !stopsHere && !isEnd) return;
      const one = isOpen ? notClosed(held[0] as Line, quote) : record(searched);
      held.splice(0, one.fields ? searched : 1);
      if (one.fields?.length !== 0) yield one;
      restart();
    }
  }
  for await (const line of lines) {
    held.push(line);
    yield* complete(false);
  }
  yield* complete(true);
}

const notClosed = ({ number: line, problem }: Line, quote: string): CsvRecord => ({
  line,
  problem: problem ?? `a quote (${quote}) is opened here and not closed`,
});

/** No fields at all: an empty line. */
function recordOf(lines: readonly Line[], delimiter: string, quote: string): CsvRecord {
  const [{ number: line }] = lines as [Line];
  const problem = lines.find((each) => each.problem !== undefined)?.problem;
  if (problem !== undefined) return { line, problem };
  const text = lines
    .map((each) => each.text)
    .join('\n')
    .replace(/\r$/, '');
  if (text.trim() === '') return { line, fields: [] };
  if (!text.includes(quote)) return { line, fields: text.split(delimiter) };
  try {
    const [fields = []] = parse(text, { delimiter, quote, record_delimiter: ['\u0000'], relax_column_count: true });
    return { line, fields };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line, problem: `is not CSV: ${MEANINGS[error.code] ?? error.message}` };
  }
}

const MEANINGS: Partial<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE:
    'something stands behind a closing quote; expected the delimiter, or the quote doubled ("")',
  INVALID_OPENING_QUOTE:
    'a quote stands inside a field that did not begin with one; put the field in quotes and double it ("")',
};

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) found++;
  return found;
}
