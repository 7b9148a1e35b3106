import type { ChangeFilter } from '../operations.js';

/** The parts of a filter, in the order in which they are asked. */
export const PARTS = [
  'types',
  'kinds',
  'countries',
  'bodies',
  'topics',
  'legalBases',
  'occupations',
  'migrantGroups',
  'languages',
  'owners',
  'counterparts',
] as const;
export type Part = (typeof PARTS)[number];

export type Filter = Readonly<Record<Part, readonly string[]>> & { readonly search: string };

export const PART_WORDS = {
  types: 'following.part.types',
  kinds: 'following.part.kinds',
  countries: 'following.part.countries',
  bodies: 'following.part.bodies',
  topics: 'following.part.topics',
  legalBases: 'following.part.legalBases',
  occupations: 'following.part.occupations',
  migrantGroups: 'following.part.migrantGroups',
  languages: 'following.part.languages',
  owners: 'following.part.owners',
  counterparts: 'following.part.counterparts',
  search: 'following.part.search',
} as const;

const NONE = Object.fromEntries(PARTS.map((part) => [part, []])) as unknown as Record<Part, readonly string[]>;
export const NO_FILTER: Filter = { ...NONE, search: '' };

type Given = Readonly<Record<Part, readonly string[]>> & { readonly search: string | null };

export const filterFrom = (given: Given): Filter => ({
  ...(Object.fromEntries(PARTS.map((part) => [part, given[part]])) as Record<Part, readonly string[]>),
  search: given.search ?? '',
});

/** As it is sent: what asks for nothing is left out. */
export function inputOf(filter: Filter): ChangeFilter {
  const asked = PARTS.filter((part) => filter[part].length > 0).map((part) => [part, filter[part]]);
  const words = filter.search.trim();
  return { ...(Object.fromEntries(asked) as ChangeFilter), ...(words === '' ? {} : { search: words }) };
}

export const asksForAll = (filter: Filter): boolean => Object.keys(inputOf(filter)).length === 0;
