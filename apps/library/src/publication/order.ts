export type PublicationOrder = 'RECENT' | 'RELEVANCE' | 'LEGAL_DATE' | 'FIRST_PUBLISHED';

/** How a list is ordered; ties are broken by id, in the same direction, so that a page begins where the last one ended. */
export interface Order {
  name: PublicationOrder;
  /** SQL of what is compared */
  place: string;
  /** SQL of the same as it goes into a cursor */
  shown: string;
  /** SQL type to which a cursor's value is cast */
  type: string;
  direction: 'ASC' | 'DESC';
}

const time = (column: string) => ({
  place: column,
  shown: `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  type: 'timestamptz',
});
const legalDate = `(COALESCE(p.legal_date, '') COLLATE "C")`;
const rank = `ts_rank('{0.05, 0.1, 0.3, 1}', p.search, $1::tsquery)::float8`;

const ORDERS: Record<PublicationOrder, Order> = {
  RECENT: { name: 'RECENT', ...time('p.published_at'), direction: 'DESC' },
  FIRST_PUBLISHED: { name: 'FIRST_PUBLISHED', ...time('p.first_published_at'), direction: 'ASC' },
  LEGAL_DATE: { name: 'LEGAL_DATE', place: legalDate, shown: legalDate, type: 'text', direction: 'DESC' },
  RELEVANCE: { name: 'RELEVANCE', place: rank, shown: rank, type: 'float8', direction: 'DESC' },
};

/** @param search the tsquery, which is parameter $1 wherever there is one */
export function chooseOrder(asked: PublicationOrder | null | undefined, search: string | null): Order {
  if (search === null || search === '') return ORDERS[asked && asked !== 'RELEVANCE' ? asked : 'RECENT'];
  return ORDERS[asked ?? 'RELEVANCE'];
}
