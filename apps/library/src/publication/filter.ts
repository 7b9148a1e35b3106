import { readableBy, type Actor } from '#access';
import { invalidInput, isParticipantId, type Problem, type PublicationKind } from '#kernel';
import { FRESHNESS_IN_SQL, type FreshnessState } from '../freshness/freshness.js';
import type { Search } from '../search/searching.service.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS, type Vocabulary } from '../vocabulary/vocabulary.js';
import type { PublicationState } from './publication.entity.js';

export interface PublicationFilter {
  kinds?: PublicationKind[] | null;
  countries?: string[] | null;
  owners?: string[] | null;
  topics?: string[] | null;
  legalBases?: string[] | null;
  occupations?: string[] | null;
  languages?: string[] | null;
  legalForces?: string[] | null;
  phases?: string[] | null;
  years?: number[] | null;
  publishedSince?: string | null;
  state?: PublicationState | null;
  freshness?: FreshnessState[] | null;
}

/** Parts of a filter that are also counted by value. */
export type FilteredFacet =
  'kinds' | 'countries' | 'owners' | 'topics' | 'legalBases' | 'occupations' | 'languages' | 'years' | 'legalStatuses';

export interface Conditions {
  conditions: string[];
  /** that one of them which says that the search finds the record */
  matches: string;
  /** the others */
  besides: string[];
  /** those of the conditions that are a facet's own choice, which its counts leave out */
  chosen: Partial<Record<FilteredFacet, string>>;
  parameters: unknown[];
  /** whether words are looked for */
  isSearched: boolean;
}

/** The WHERE of a list over `library.publication p`. */
export function conditionsOf(actor: Actor, given: PublicationFilter, search: Search): Conditions {
  const filter = knownFilter(given);
  const conditions: string[] = [];
  const chosen: Conditions['chosen'] = {};
  const parameters: unknown[] = [];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const choose = (facet: FilteredFacet, value: unknown, condition: (parameter: string) => string): void => {
    chosen[facet] = condition(parameter(value));
  };
  const matches = matching(search, parameter);
  const isSearched = search !== null && search !== 'nothing';
  const mayRead = readableBy('p.readers', `${parameter(actor.readerKeys)}::text[]`);
  conditions.push(`p.state = '${readable(filter.state)}'`);
  // Nearly all may be read: beside words PostgreSQL would fetch them all from the index of readers, not knowing how rare the words are.
  conditions.push(isSearched ? `(${mayRead}) IS TRUE` : mayRead);
  if (filter.kinds) choose('kinds', filter.kinds, (p) => `p.kind = ANY(${p}::text[])`);
  if (filter.owners) choose('owners', filter.owners, (p) => `p.owner = ANY(${p}::text[])`);
  if (filter.countries) choose('countries', filter.countries, (p) => `p.countries && ${p}::text[]`);
  if (filter.topics) choose('topics', filter.topics, (p) => `p.topics && ${p}::text[]`);
  if (filter.legalBases) choose('legalBases', filter.legalBases, (p) => `p.legal_bases && ${p}::text[]`);
  if (filter.occupations) choose('occupations', filter.occupations, (p) => `p.occupations && ${p}::text[]`);
  if (filter.languages) choose('languages', filter.languages, (p) => `p.languages && ${p}::text[]`);
  if (filter.legalForces || filter.phases) {
    const laws = `p.kind = 'LAW' AND p.legal_status = ANY(${parameter(filter.legalForces ?? [])}::text[])`;
    const agreements = `p.kind = 'AGREEMENT' AND p.legal_status = ANY(${parameter(filter.phases ?? [])}::text[])`;
    chosen.legalStatuses = `(${laws} OR ${agreements})`;
  }
  if (filter.years) choose('years', filter.years.map(String), (p) => `left(p.legal_date, 4) = ANY(${p}::text[])`);
  if (filter.publishedSince) conditions.push(`p.published_at >= ${parameter(filter.publishedSince)}::timestamptz`);
  if (filter.freshness)
    conditions.push(`(${['FALSE', ...filter.freshness.map((state) => FRESHNESS_IN_SQL[state])].join(' OR ')})`);
  const besides = [...conditions, ...Object.values(chosen)];
  return { conditions: [matches, ...besides], matches, besides, chosen, parameters, isSearched };
}

function matching(search: Search, parameter: (value: unknown) => string): string {
  if (search === null) return 'TRUE';
  return search === 'nothing' ? 'FALSE' : `p.search @@ ${parameter(search.found)}::tsquery`;
}

/** Checked, for who asks by a list and who asks otherwise; a code includes those below it. */
export function knownFilter<F extends PublicationFilter>(filter: F): F {
  refuseLongLists(filter);
  const { owners, topics, legalBases, occupations } = filter;
  return {
    ...filter,
    ...(owners ? { owners: [...participants(owners)] } : {}),
    ...(topics ? { topics: known(TOPICS, 'topics', topics) } : {}),
    ...(legalBases ? { legalBases: known(LEGAL_BASES, 'legalBases', legalBases) } : {}),
    ...(occupations ? { occupations: known(OCCUPATIONS, 'occupations', occupations) } : {}),
  };
}

/** A literal of our own, never the caller's text: the partial indexes are for it. */
function readable(state: PublicationState | null | undefined): 'PUBLISHED' | 'REVOKED' {
  if (state !== 'DRAFT') return state === 'REVOKED' ? 'REVOKED' : 'PUBLISHED';
  throw invalidInput([{ path: 'filter.state', message: 'drafts are not listed here; use the query drafts' }]);
}

/** More than there are countries; what a code might have meant is worked out for each, so nobody may send 100,000. */
const MOST_VALUES = 300;

function refuseLongLists(filter: PublicationFilter): void {
  const problems = Object.entries(filter).flatMap(([field, value]): Problem[] =>
    Array.isArray(value) && value.length > MOST_VALUES
      ? [{ path: `filter.${field}`, message: `expected at most ${MOST_VALUES} values` }]
      : [],
  );
  if (problems.length > 0) throw invalidInput(problems);
}

/** With those below; a mistyped code would quietly find nothing. */
const known = (vocabulary: Vocabulary, field: string, codes: readonly string[]): string[] =>
  accepted(
    field,
    codes,
    (code) => vocabulary.knows(code),
    (code) => vocabulary.refusal(code),
  ).flatMap((code) => vocabulary.withDescendants(code));

const participants = (ids: readonly string[]): readonly string[] =>
  accepted('owners', ids, isParticipantId, (id) => {
    const given = JSON.stringify(id.slice(0, 40));
    return `${given} is not the id of a participant, such as VN-MOH, ASEAN-HC3 or IOM`;
  });

function accepted(
  field: string,
  values: readonly string[],
  isGood: (value: string) => boolean,
  refusal: (value: string) => string,
): readonly string[] {
  const problems = values.flatMap((value, index) =>
    isGood(value) ? [] : [{ path: `filter.${field}.${index}`, message: refusal(value) }],
  );
  if (problems.length > 0) throw invalidInput(problems);
  return values;
}
