/** One record of the file, or what is wrong with it. */
export interface Row {
  /** the line that it begins in */
  line: number;
  /** undefined: there is no such column here */
  get(column: string): unknown;
  /** as it stands in the file, for a report */
  raw(): unknown;
}

export interface BrokenRow {
  line: number;
  problem: string;
}

export const isBroken = (row: Row | BrokenRow): row is BrokenRow => 'problem' in row;
