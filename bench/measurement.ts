import { cpus, loadavg } from 'node:os';

/**
 * One figure beside what it is compared with, taken in the same run. `floor` is what no implementation can go below,
 * `peer` another implementation. `ratio` says how many times better ours is, whichever way the unit points.
 */
export interface Measurement {
  bench: string;
  variant: string;
  ours: number;
  floor?: number;
  peer?: number;
  ratio: number;
  unit: string;
  conditions: Conditions;
}

export type Conditions = Record<string, string | number | boolean | readonly number[]>;

export interface Compared {
  bench: string;
  variant: string;
  ours: number;
  against: { floor: number } | { peer: number };
  unit: string;
  /** requests per second: more; microseconds: less */
  better: 'more' | 'less';
  conditions: Conditions;
}

export function measurement({ bench, variant, ours, against, unit, better, conditions }: Compared): Measurement {
  const other = 'floor' in against ? against.floor : against.peer;
  const ratio = better === 'more' ? ours / other : other / ours;
  const figures = Object.fromEntries(Object.entries(against).map(([name, value]) => [name, round(value)]));
  return { bench, variant, ours: round(ours), ...figures, ratio: round(ratio), unit, conditions };
}

/** What a figure depends on and cannot be seen from it. */
export function machine(): Conditions {
  const [cpu] = cpus();
  return {
    node: process.version,
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    loadBefore: round(loadavg()[0] ?? 0),
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** By linear interpolation between the two nearest values. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('No values were measured.');
  return below + (above - below) * (place - Math.floor(place));
}

/** Three significant digits, whole from 100 on. */
export const round = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
