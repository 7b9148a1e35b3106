import type { ChangeFilter } from '../change/change-filter.js';
import type { NewSubscription } from './standing-subscription.entity.js';

type FilterColumns = Omit<ChangeFilter, 'search'> & Pick<NewSubscription, 'search' | 'sought' | 'soughtKeys'>;

/** A filter as it stands in the columns of a subscription. */
export const filterColumns = ({ search, ...parts }: ChangeFilter): FilterColumns => ({
  ...parts,
  search: search?.typed ?? null,
  sought: search?.query ?? null,
  soughtKeys: search?.keys ?? [],
});
