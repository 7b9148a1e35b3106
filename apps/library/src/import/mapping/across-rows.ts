import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../file/quoted.js';
import type { Row } from '../file/row.js';
import type { Read } from './column-reader.js';

/**
 * What the rows of a group say of one field. Lists gather what all of them have; of anything else they must say the same,
 * or the mapping tells by `from` which of them is asked.
 */
export function acrossRows(read: (row: Row) => Read, rows: readonly Row[]): Read {
  if (rows.length === 1) return read(rows[0] as Row);
  const found: { line: number; value: unknown }[] = [];
  for (const row of rows) {
    const result = read(row);
    if ('problem' in result) return { ...result, problem: `line ${row.line}: ${result.problem}` };
    if (result.value !== undefined) found.push({ line: row.line, value: result.value });
  }
  const [first, ...others] = found;
  if (first === undefined) return { value: undefined };
  if (Array.isArray(first.value)) return { value: withoutDoubles(found.flatMap(({ value }) => value)) };
  const other = others.find(({ value }) => !isDeepStrictEqual(value, first.value));
  if (other === undefined) return { value: first.value };
  return {
    column: '',
    problem: `line ${first.line} has ${quoted(first.value)} and line ${other.line} has ${quoted(other.value)}; say by "from" which rows are asked`,
  };
}

const withoutDoubles = (items: readonly unknown[]): unknown[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
