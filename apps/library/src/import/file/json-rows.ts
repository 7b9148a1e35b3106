import { jsonFault } from './json-fault.js';
import type { Line } from './lines.js';
import type { BrokenRow, Row } from './row.js';

/** One JSON object in each line. Empty lines are passed over. */
export async function* jsonRows(lines: AsyncIterable<Line>): AsyncGenerator<Row | BrokenRow> {
  for await (const { number, text, problem } of lines) {
    if (problem !== undefined) yield { line: number, problem };
    else if (text.trim() !== '') yield parsed(number, text);
  }
}

function parsed(line: number, text: string): Row | BrokenRow {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    const { line: within, column, expected } = jsonFault(text);
    const place = within === 1 ? '' : `line ${line + within - 1}, `;
    return { line, problem: `is not JSON: ${place}column ${column}: expected ${expected}` };
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { line, problem: 'is not a JSON object; expected {"column": value, …}' };
  return { line, get: (column) => valueAt(record, column), raw: () => record };
}

/** A member of that name, else what lies at the path. */
export function valueAt(record: object, column: string): unknown {
  if (Object.hasOwn(record, column)) return (record as Record<string, unknown>)[column];
  if (!column.includes('.')) return undefined;
  return column.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Record<string, unknown>)[part];
  }, record);
}

/** Names of all members, with those one level down as paths. */
export function columnsOfRecord(record: object): string[] {
  return Object.entries(record).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [name, ...Object.keys(value as object).map((inner) => `${name}.${inner}`)]
      : [name],
  );
}
