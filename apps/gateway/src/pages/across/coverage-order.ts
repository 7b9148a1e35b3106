/** What of a table of coverage is looked at, and in which order: all of it stands in the address. */
export interface Ordered {
  country: { code: string };
  total: number;
  cells: readonly { code: string; count: number }[];
}

export interface Order {
  /** country, total, gaps, or the code of a column */
  by: string;
  descending: boolean;
}

/** As an address says it: `gaps`, `-gaps`, `CODE-2010:5`; what there is no column for is as nothing. */
export function orderIn(text: string | null, codes: readonly string[]): Order {
  const descending = text?.startsWith('-') ?? false;
  const by = text?.slice(descending ? 1 : 0) ?? '';
  return ['country', 'total', 'gaps', ...codes].includes(by)
    ? { by, descending }
    : { by: 'country', descending: false };
}

export const wordOf = ({ by, descending }: Order): string | null =>
  by === 'country' && !descending ? null : `${descending ? '-' : ''}${by}`;

/** What a click on a column asks for: numbers the largest first, names from A, and the second click turns it round. */
export const toggledTo = (order: Order, by: string): Order =>
  order.by === by ? { by, descending: !order.descending } : { by, descending: by !== 'country' };

export const gapsOf = ({ cells }: Ordered): number => cells.filter(({ count }) => count === 0).length;

/** Rows that are alike stay in the order of their names. */
export function inOrder<Row extends Ordered>(
  rows: readonly Row[],
  { by, descending }: Order,
  byName: (a: Row, b: Row) => number,
): Row[] {
  const valueOf = (row: Row): number => {
    if (by === 'total') return row.total;
    if (by === 'gaps') return gapsOf(row);
    return row.cells.find(({ code }) => code === by)?.count ?? 0;
  };
  const turn = descending ? -1 : 1;
  return [...rows].sort((a, b) =>
    by === 'country' ? turn * byName(a, b) : turn * (valueOf(a) - valueOf(b)) || byName(a, b),
  );
}
