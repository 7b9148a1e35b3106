import type { SealedEntry } from '#access';

export const EXPORTED = [
  'number',
  'id',
  'at',
  'requestId',
  'person',
  'actingFor',
  'via',
  'action',
  'participant',
  'thing',
  'before',
  'after',
  'outcome',
  'reason',
  'hash',
] as const satisfies readonly (keyof SealedEntry)[];

const PER_CHUNK = 200;

/** One entry per line, with all that its hash is made of: who has the file can check the chain without us. */
export const ndjsonLine = (entry: SealedEntry): string =>
  `${JSON.stringify({ ...Object.fromEntries(EXPORTED.map((name) => [name, entry[name]])), number: numberOf(entry) })}\n`;

export const CSV_HEADER = `${EXPORTED.join(',')}\r\n`;

/** RFC 4180. What a spreadsheet would take for a formula gets an apostrophe: names in it come from anybody. */
export const csvLine = (entry: SealedEntry): string => `${EXPORTED.map((name) => cell(entry[name])).join(',')}\r\n`;

function cell(value: string | Date | null): string {
  if (value === null) return '';
  const text = value instanceof Date ? value.toISOString() : value;
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const numberOf = ({ number }: SealedEntry): number | null => (number === null ? null : Number(number));

/** The lines of a file, some hundred at a time. */
export async function* linesOf(
  entries: AsyncIterable<SealedEntry>,
  line: (entry: SealedEntry) => string,
  header = '',
): AsyncGenerator<string> {
  let lines: string[] = header === '' ? [] : [header];
  for await (const entry of entries) {
    lines.push(line(entry));
    if (lines.length < PER_CHUNK) continue;
    yield lines.join('');
    lines = [];
  }
  if (lines.length > 0) yield lines.join('');
}
