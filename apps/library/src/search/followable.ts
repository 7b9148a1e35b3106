import type { PublicationFilter } from '../publication/filter.js';

/** What a subscription of the exchange filters by as well, in the same words. */
const FOLLOWED = ['kinds', 'owners', 'countries', 'topics', 'legalBases', 'occupations', 'languages'] as const;
type Followed = (typeof FOLLOWED)[number];

export interface FollowableSearch extends Record<Followed, readonly string[]> {
  search: string | null;
  leavesOut: string[];
}

export function followable({ filter, search }: { filter: PublicationFilter; search: string | null }): FollowableSearch {
  const parts = Object.fromEntries(FOLLOWED.map((part) => [part, filter[part] ?? []])) as Record<Followed, string[]>;
  const others = Object.entries(filter).flatMap(([part, value]) =>
    value === null || FOLLOWED.includes(part as Followed) ? [] : [part],
  );
  return { ...parts, search, leavesOut: others };
}
