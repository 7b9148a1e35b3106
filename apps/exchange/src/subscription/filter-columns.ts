import { FILTER_PARTS, type ChangeFilter, type FilterPart } from '../change/change-filter.js';
import { readSearch } from '../change/sought.js';
import type { NewSubscription } from './standing-subscription.entity.js';

type FilterColumns = Omit<ChangeFilter, 'search'> & Pick<NewSubscription, 'search' | 'sought' | 'soughtKeys'>;

/** A filter as it stands in the columns of a subscription. */
export const filterColumns = ({ search, ...parts }: ChangeFilter): FilterColumns => ({
  ...parts,
  search: search?.typed ?? null,
  sought: search?.query ?? null,
  soughtKeys: search?.keys ?? [],
});

/** And back: words are looked for as they are when something happens. */
export function filterIn(columns: FilterColumns): ChangeFilter {
  const parts = Object.fromEntries(FILTER_PARTS.map((part) => [part, columns[part]])) as Record<FilterPart, string[]>;
  const { search: typed, sought: query, soughtKeys: keys } = columns;
  if (typed === null || query === null) return { ...parts, search: null };
  return { ...parts, search: { typed, query, keys, clauses: readSearch(typed, 'search', [])?.clauses ?? [] } };
}
