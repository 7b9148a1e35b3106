import type { Search } from '../search/searching.service.js';

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

const ORDERS: Record<Exclude<PublicationOrder, 'RELEVANCE'>, Order> = {
  RECENT: { name: 'RECENT', ...time('p.published_at'), direction: 'DESC' },
  FIRST_PUBLISHED: { name: 'FIRST_PUBLISHED', ...time('p.first_published_at'), direction: 'ASC' },
  LEGAL_DATE: { name: 'LEGAL_DATE', place: legalDate, shown: legalDate, type: 'text', direction: 'DESC' },
};

/** RELEVANCE is worked out by relevance.ts; without a search it is RECENT. */
export function chooseOrder(asked: PublicationOrder | null | undefined, search: Search): Order | 'RELEVANCE' {
  const wanted = asked ?? 'RELEVANCE';
  if (wanted !== 'RELEVANCE') return ORDERS[wanted];
  return search === null || search === 'nothing' ? ORDERS.RECENT : 'RELEVANCE';
}
