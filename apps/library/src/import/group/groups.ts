import { quoted } from '../file/quoted.js';
import { isBroken, type BrokenRow, type Row } from '../file/row.js';
import { onDisk } from './on-disk.js';

/** Several rows of the file that make one record, in their order. */
export interface GroupRow extends Row {
  parts: readonly Row[];
}

export const partsOf = (row: Row): readonly Row[] => (row as Partial<GroupRow>).parts ?? [row];

export interface Grouping {
  /** what the rows of one record have in common, or why that cannot be told */
  keyOf(row: Row): string | { problem: string };
  /** whether the mapping takes the row at all */
  isWanted(row: Row): boolean;
  /** the rows of a group may stand anywhere */
  scattered: boolean;
}

type Given = AsyncIterable<Row | BrokenRow>;
type Groups = AsyncGenerator<Row | BrokenRow>;
type Keyed = { key: string; row: Row };

const MOST_ROWS = 1000;

/**
 * Rows that stand together and have the same key, as one. Only the group in hand is in memory, so a group that comes back
 * later can only be refused; `scattered` reads the whole file first and keeps its rows in a file.
 */
export async function* groupsOf(rows: Given, grouping: Grouping): Groups {
  if (grouping.scattered) yield* onDisk(rows, (row) => keyed(row, grouping), groupOf);
  else yield* standingTogether(rows, grouping);
}

async function* standingTogether(rows: Given, grouping: Grouping): Groups {
  const endedIn = new Map<string, number>();
  let [open, parts]: [string | null, Row[]] = [null, []];
  for await (const row of rows) {
    const found = keyed(row, grouping);
    if (!('key' in found)) {
      yield found;
      continue;
    }
    const { key } = found;
    if (key !== open) {
      if (open !== null) yield groupOf(open, parts);
      if (open !== null) endedIn.set(open, parts.at(-1)?.line ?? 0);
      [open, parts] = [null, []];
      const ended = endedIn.get(key);
      if (ended !== undefined) {
        yield { line: found.row.line, problem: comesBack(key, ended) };
        continue;
      }
      open = key;
    }
    if (parts.length <= MOST_ROWS) parts.push(found.row);
  }
  if (open !== null) yield groupOf(open, parts);
}

/** A row that has no key goes on as it is: left out, or broken. */
function keyed(row: Row | BrokenRow, { keyOf, isWanted }: Grouping): Keyed | Row | BrokenRow {
  if (isBroken(row) || !isWanted(row)) return row;
  const key = keyOf(row);
  return typeof key === 'string' ? { key, row } : { line: row.line, problem: key.problem };
}

export function groupOf(key: string, parts: readonly Row[]): Row | BrokenRow {
  const [first] = parts as [Row, ...Row[]];
  if (parts.length === 1) return first;
  if (parts.length > MOST_ROWS)
    return {
      line: first.line,
      problem: `the group ${quoted(key)} has more than ${MOST_ROWS} rows; does group.by tell the records apart?`,
    };
  const group: GroupRow = {
    line: first.line,
    parts,
    get: (column) => parts.map((row) => row.get(column)).find((value) => value !== undefined && value !== ''),
    raw: () => parts.map((row) => row.raw()),
  };
  return group;
}

const comesBack = (key: string, line: number): string =>
  `the group ${quoted(key)} ended in line ${line} and comes back here; its record was made without this row. Sort the file so that the rows of a group stand together, or write "scattered": true in the mapping's group`;
