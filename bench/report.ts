import type { Conditions, Measurement } from './measurement.js';

/** Where figures go: JSON lines for machines, else a table; progress always to standard error. */
export interface Report {
  progress(line: string): void;
  add(measurement: Measurement): void;
  /** what is no ratio: a line of JSON, or text above the table */
  tell(facts: object, text: string): void;
  /** prints what --json has not printed already */
  end(): void;
}

export function openReport(json: boolean): Report {
  const began = performance.now();
  const added: Measurement[] = [];
  return {
    progress: (line) =>
      process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`),
    add: (measurement) => {
      added.push(measurement);
      if (json) process.stdout.write(`${JSON.stringify(measurement)}\n`);
    },
    tell: (facts, text) => process.stdout.write(json ? `${JSON.stringify(facts)}\n` : `\n${text}\n`),
    end: () => {
      if (!json) process.stdout.write(table(added));
    },
  };
}

function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map((m) => [
    m.variant,
    String(m.ours),
    m.floor === undefined ? `peer ${m.peer}` : `floor ${m.floor}`,
    `x ${m.ratio}`,
    m.unit,
  ]);
  const all = [['variant', 'ours', 'against', 'ratio', 'unit'], ...rows];
  const widths = all.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  const lines = all.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `\n${lines.join('\n')}\n\nratio: how many times better ours is\n${conditionLines(measurements)}\n`;
}

/** Each set of conditions once. */
function conditionLines(measurements: readonly Measurement[]): string {
  const told = (conditions: Conditions): string =>
    Object.entries(conditions)
      .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join('/') : String(value)}`)
      .join(', ');
  return [...new Set(measurements.map(({ conditions }) => told(conditions)))].join('\n');
}
