import type { RoundResult } from './round.js';

interface Row {
  fault: string;
  times: number;
  rounds: number;
  due: number;
  lost: number;
  changed: number;
  outOfOrder: number;
  other: number;
  duplicates: number;
}

/** By kind of fault: of the rounds in which it struck, also together with others. */
export function summary(results: readonly RoundResult[]): { figures: object; table: string } {
  const kinds = [...new Set(results.flatMap(({ faults }) => faults))].toSorted();
  const rows = [
    ...kinds.map((fault) =>
      rowOf(
        fault,
        results.filter(({ faults }) => faults.includes(fault)),
      ),
    ),
    rowOf('all', results),
  ];
  const publications = results.reduce((sum, result) => sum + result.publications, 0);
  const ended = results.flatMap((result) => result.ended);
  const columns: (keyof Row)[] = [
    'fault',
    'times',
    'rounds',
    'due',
    'lost',
    'changed',
    'outOfOrder',
    'other',
    'duplicates',
  ];
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;
  const table = [
    `\n${results.length} rounds, ${publications} publications; ${results.filter(({ held }) => held).length} rounds held\n\n`,
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column]))),
    ...(ended.length > 0 ? [`\nended by themselves: ${ended.join(', ')}\n`] : []),
  ].join('');
  return { figures: { rounds: results.length, publications, ended, byFault: rows }, table };
}

function rowOf(fault: string, results: readonly RoundResult[]): Row {
  const sum = (of: (result: RoundResult) => number): number => results.reduce((total, result) => total + of(result), 0);
  return {
    fault,
    times: sum(({ faults }) => faults.filter((name) => fault === 'all' || name === fault).length),
    rounds: results.length,
    due: sum(({ due }) => due),
    lost: sum(({ lost }) => lost.length),
    changed: sum(({ changed }) => changed.length),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder.length),
    other: sum(({ other }) => other.length),
    duplicates: sum(({ duplicates }) => duplicates),
  };
}
