import type { BadRow } from './bad-rows.js';

/** What became of an import; `--json` prints it as it is. */
export interface Summary {
  file: string;
  /** null: each row said it */
  owner: string | null;
  dryRun: boolean;
  /** read, whatever became of them */
  rows: number;
  published: number;
  revised: number;
  unchanged: number;
  /** by where and skipIf */
  leftOut: number;
  bad: number;
  /** of rows that were published nevertheless: codes that are not used any more */
  warnings: number;
  /** the first of them */
  problems: readonly BadRow[];
  /** by Ctrl-C */
  stopped: boolean;
  /** all-or-nothing, and there was a bad row */
  tookBack: boolean;
  seconds: number;
  rowsPerSecond: number;
  memoryMb: { peak: number; after: Readonly<Record<number, number>> };
}

export function told(summary: Summary, reportFile: string | undefined): string {
  const { rows, published, revised, unchanged, leftOut, bad, problems, seconds, rowsPerSecond, memoryMb } = summary;
  const n = (count: number): string => count.toLocaleString('en');
  const would = summary.dryRun ? ' (would be; this was a dry run)' : '';
  const after = Object.entries(memoryMb.after).map(([mark, mb]) => `${mb} MB after ${n(Number(mark))} rows`);
  return [
    '',
    `rows read   ${n(rows)}`,
    `published   ${n(published)}${would}`,
    `revised     ${n(revised)}${would}`,
    `unchanged   ${n(unchanged)}`,
    ...(leftOut > 0 ? [`left out    ${n(leftOut)}`] : []),
    `bad         ${n(bad)}`,
    ...(summary.warnings > 0 ? [`warnings    ${n(summary.warnings)}`] : []),
    `time        ${seconds} s, ${n(rowsPerSecond)} rows/s`,
    `memory      peak ${memoryMb.peak} MB${after.length > 0 ? ` (${after.join(', ')})` : ''}`,
    ...closing(summary, bad > 0 && reportFile === undefined && problems.length < bad, reportFile),
  ].join('\n');
}

function closing({ tookBack, stopped, bad }: Summary, moreToTell: boolean, reportFile: string | undefined): string[] {
  const lines: string[] = [];
  if (tookBack) lines.push('Nothing was written, because not every row was good.');
  else if (stopped) lines.push('Stopped. Run it again to go on: what is published is passed over.');
  if (moreToTell) lines.push('More rows were bad than shown: --report FILE writes all of them.');
  if (bad > 0 && reportFile !== undefined) lines.push(`Every bad row is in ${reportFile}.`);
  return lines.length > 0 ? ['', ...lines] : [];
}

export const exitCodeOf = ({ bad, stopped }: Summary): number => (stopped ? 130 : bad > 0 ? 1 : 0);
