import type { Run } from './run.js';

/** How far a run was when it was asked. */
export interface Seen {
  readonly at: number;
  readonly rows: number;
  readonly bytes: number;
}

export interface Pace {
  /** 0 to 1; null: not known, because nothing says how long the file is */
  readonly part: number | null;
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

const REMEMBERED_MS = 20_000;
/** Before the end is told, nothing is whole. */
const MOST = 0.99;

export const seenOf = ({ counts }: Run, at: number): Seen => ({ at, rows: counts.rows ?? 0, bytes: counts.bytes ?? 0 });

/** The last few looks: a pace is one of now, not of an hour ago. */
export const remembered = (seen: readonly Seen[], now: Seen): Seen[] => [
  ...seen.filter(({ at }) => at > now.at - REMEMBERED_MS),
  now,
];

/** By the rows where an earlier run has counted them, else by the bytes. */
export function paceOf(run: Run, seen: readonly Seen[]): Pace {
  const last = seenOf(run, 0);
  const done = run.expectedRows ? last.rows / run.expectedRows : run.fileSize > 0 ? last.bytes / run.fileSize : null;
  const part = done === null || (last.rows === 0 && last.bytes === 0) ? null : Math.min(done, MOST);
  const [first, now] = [seen[0], seen.at(-1)];
  const seconds = first && now ? (now.at - first.at) / 1000 : 0;
  if (!first || !now || seconds < 1 || now.rows <= first.rows) return { part, rowsPerSecond: null, secondsLeft: null };
  const rowsPerSecond = (now.rows - first.rows) / seconds;
  // Of bytes it is the rows read for them that say how many are to come.
  const rowsLeft =
    part === null ? null : run.expectedRows ? run.expectedRows - last.rows : last.rows / part - last.rows;
  return { part, rowsPerSecond, secondsLeft: rowsLeft === null ? null : Math.max(0, rowsLeft / rowsPerSecond) };
}
