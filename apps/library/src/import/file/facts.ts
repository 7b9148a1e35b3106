import { refuse } from './fault.js';
import { quoted } from './quoted.js';
import { BrokenData, firstBytes, openFile } from './bytes.js';
import { csvRecords, type CsvOptions } from './csv-rows.js';
import { elementsOf } from './json-array.js';
import { columnsOfRecord, valueAt } from './json-rows.js';
import { linesOf, type Line } from './lines.js';
import { namesOf, type FileFacts, type FileSettings } from './file-facts.js';
import { sheetFacts } from './sheet-facts.js';

const SAMPLED_LINES = 1000;
const SAMPLED_CHARACTERS = 4_000_000;

export async function factsOf(path: string, settings: FileSettings): Promise<FileFacts> {
  const encoding = settings.encoding ?? 'utf-8';
  if (isZip(path)) return sheetFacts(path, settings);
  refuseOtherFiles(path, encoding);
  const lines = await firstLines(path, encoding);
  const first = lines.find(({ text }) => text.trim() !== '');
  if (!first && lines[0]?.problem !== undefined)
    refuse(path, `line 1: ${lines[0].problem}. Of a JSON array, jq -c ".[]" FILE makes lines`);
  if (!first) refuse(path, 'is empty');
  for (const { number, problem } of lines)
    if (problem?.endsWith('UTF-8'))
      refuse(
        path,
        `line ${number}: ${problem}. Save it as UTF-8, or name its encoding in the mapping, e.g. "encoding": "windows-1252"`,
      );
  if (first.text.includes('\u0000')) refuse(path, 'is not a text file');
  const start = first.text.trimStart();
  const isArray = start.startsWith('[') && settings.format !== 'csv';
  const format = settings.format ?? (isArray || start.startsWith('{') ? 'jsonl' : 'csv');
  if (format === 'jsonl' && !isArray && !start.startsWith('{'))
    refuse(
      path,
      `is not JSON lines, as the mapping says: line ${first.number} begins with ${quoted(start.slice(0, 20))}`,
    );
  if (isArray) return { ...jsonFacts(path, encoding, await elements(lines)), isArray };
  return format === 'jsonl' ? jsonFacts(path, encoding, lines) : csvFacts(path, encoding, lines, settings);
}

const isZip = (path: string): boolean => firstBytes(path, 4).toString('latin1') === 'PK\u0003\u0004';

function refuseOtherFiles(path: string, encoding: string): void {
  const start = firstBytes(path, 4).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    refuse(
      path,
      'is an old workbook (.xls) or one with a password; save it as XLSX or as CSV UTF-8, without a password',
    );
  if (/^(\xff\xfe|\xfe\xff)/.test(start) && !/^utf-16/i.test(encoding))
    refuse(
      path,
      `is UTF-16; say so in the mapping: "encoding": "${start.startsWith('\xff') ? 'utf-16le' : 'utf-16be'}"`,
    );
}

async function firstLines(path: string, encoding: string): Promise<Line[]> {
  const lines: Line[] = [];
  let characters = 0;
  try {
    for await (const line of linesOf(openFile(path).chunks, encoding)) {
      lines.push(line);
      characters += line.text.length;
      if (lines.length >= SAMPLED_LINES || characters > SAMPLED_CHARACTERS) break;
    }
  } catch (error) {
    if (!(error instanceof BrokenData)) throw error;
    if (lines.length === 0) refuse(path, `cannot be unpacked: ${error.message}`);
  }
  return lines;
}

async function elements(lines: readonly Line[]): Promise<Line[]> {
  const found: Line[] = [];
  for await (const element of elementsOf(inOrder(lines))) found.push(element);
  return found;
}

async function* inOrder(lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines;
}

function jsonFacts(path: string, encoding: string, lines: readonly Line[]): FileFacts {
  const records = lines.flatMap(({ text }) => {
    try {
      const record: unknown = JSON.parse(text);
      return typeof record === 'object' && record !== null && !Array.isArray(record) ? [record] : [];
    } catch {
      return [];
    }
  });
  if (records.length === 0) refuse(path, `none of its first ${lines.length} records is a JSON object`);
  return {
    format: 'jsonl',
    encoding,
    columns: [...new Set(records.flatMap(columnsOfRecord))],
    has: (column) => records.some((record) => valueAt(record, column) !== undefined),
    sampled: records.length,
    csv: null,
  };
}

async function csvFacts(
  path: string,
  encoding: string,
  lines: readonly Line[],
  { csv = {} }: FileSettings,
): Promise<FileFacts> {
  const quote = csv.quote ?? '"';
  const delimiter = csv.delimiter ?? delimiterOf(lines.find(({ text }) => text.trim() !== '')?.text ?? '', quote);
  const header = csv.header ?? (await headerOf(path, lines, { delimiter, quote }));
  const columns = header.filter((name) => name !== '');
  return {
    format: 'csv',
    encoding,
    columns,
    has: (column) => columns.includes(column),
    sampled: null,
    csv: { delimiter, quote, header, skipFirst: csv.header === undefined },
  };
}

async function headerOf(
  path: string,
  lines: readonly Line[],
  how: Pick<CsvOptions, 'delimiter' | 'quote'>,
): Promise<string[]> {
  const { value } = await csvRecords(inOrder(lines), how).next();
  if (!value?.fields)
    return refuse(path, `line ${value?.line ?? 1}: the names of the columns cannot be read: ${value?.problem}`);
  return namesOf(path, value.fields);
}

/** The one of the usual delimiters that the first line has most of, outside quotes. */
function delimiterOf(line: string, quote: string): string {
  const outside = line
    .split(quote)
    .filter((_, index) => index % 2 === 0)
    .join('');
  const counted = [',', ';', '\t', '|'].map((mark): [string, number] => [mark, outside.split(mark).length]);
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
