/** When who belonged to a body: what can be said without a browser. Dates are as precise as they are known: 1967, 1967-08, 1967-08-08. */
export interface Period {
  readonly kind: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** A partial date stands for its first day. */
export const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10);

/** From its first day on, until the day before it ends; what is not known has no limit. */
export const covers = ({ from, to }: Period, day: string): boolean =>
  (!from || firstDay(from) <= day) && (!to || day < firstDay(to));

export interface Scale {
  /** the first and the last year that are drawn */
  readonly from: number;
  readonly to: number;
  /** years that are written, at most eight */
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100];
const MOST_TICKS = 8;

/** Whole steps around all that is known and the days that are asked for. */
export function scaleOf(periods: readonly Period[], days: readonly string[]): Scale {
  const years = [...periods.flatMap(({ from, to }) => [from, to]), ...days].flatMap((date) =>
    date ? [Number(date.slice(0, 4))] : [],
  );
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const step = STEPS.find((one) => (last + 1 - first) / one <= MOST_TICKS - 2) ?? 200;
  const from = Math.floor(first / step) * step;
  const to = Math.ceil((last + 1) / step) * step;
  return { from, to, ticks: Array.from({ length: (to - from) / step + 1 }, (_, n) => from + n * step) };
}

const DAY_MS = 86_400_000;

/** Where a day stands on the scale, from 0 to 1000. */
export function placeOf(date: string, { from, to }: Scale): number {
  const day = firstDay(date);
  const year = Number(day.slice(0, 4));
  const inYear = (Date.parse(day) - Date.UTC(year, 0, 1)) / DAY_MS / 366;
  return (1000 * (year + inYear - from)) / (to - from);
}

export interface Bar {
  readonly at: number;
  readonly wide: number;
  /** the end of the bar is a guess: its beginning is not known */
  readonly openBefore: boolean;
  /** it goes on */
  readonly openAfter: boolean;
}

export function barOf(period: Period, scale: Scale): Bar {
  const at = period.from ? placeOf(period.from, scale) : 0;
  const end = period.to ? placeOf(period.to, scale) : 1000;
  return { at, wide: Math.max(4, end - at), openBefore: !period.from, openAfter: !period.to };
}

/** One line for each country and role, with all its periods, members first; within that in the order that they came in. */
export function linesOf<P extends Period & { readonly country: { readonly code: string } }>(
  periods: readonly P[],
): { key: string; first: P; periods: P[] }[] {
  const lines = new Map<string, P[]>();
  for (const period of periods) {
    const key = `${period.kind} ${period.country.code}`;
    lines.set(key, [...(lines.get(key) ?? []), period]);
  }
  return [...lines]
    .flatMap(([key, all]) => (all[0] ? [{ key, first: all[0], periods: all }] : []))
    .toSorted(
      (a, b) =>
        KINDS.indexOf(a.first.kind as Kind) - KINDS.indexOf(b.first.kind as Kind) ||
        firstDay(a.first.from ?? '0000').localeCompare(firstDay(b.first.from ?? '0000')),
    );
}

export const KINDS = ['MEMBER', 'OBSERVER', 'ASSOCIATE'] as const;
export type Kind = (typeof KINDS)[number];
