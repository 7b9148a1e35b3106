import { readableBy, type Actor } from '#access';
import { invalidInput, isParticipantId, type Problem, type PublicationKind } from '#kernel';
import { FRESHNESS_IN_SQL, type FreshnessState } from '../freshness/freshness.js';
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
  publishedSince?: string | null;
  state?: PublicationState | null;
  freshness?: FreshnessState[] | null;
}

export interface Conditions {
  conditions: string[];
  parameters: unknown[];
}

/** The WHERE of a list over `library.publication p`. A search is always parameter $1: its rank is needed elsewhere too. */
export function conditionsOf(actor: Actor, filter: PublicationFilter, search: string | null): Conditions {
  refuseLongLists(filter);
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    parameters.push(value);
    conditions.push(condition(`$${parameters.length}`));
  };
  if (search === '') conditions.push('FALSE');
  else if (search !== null) add(search, (p) => `p.search @@ ${p}::tsquery`);
  conditions.push(`p.state = '${readable(filter.state)}'`);
  add(actor.readerKeys, (p) => readableBy('p.readers', `${p}::text[]`));
  if (filter.kinds) add(filter.kinds, (p) => `p.kind = ANY(${p})`);
  if (filter.owners) add(participants(filter.owners), (p) => `p.owner = ANY(${p})`);
  if (filter.countries) add(filter.countries, (p) => `p.countries && ${p}::text[]`);
  if (filter.topics)
    add(
      known(TOPICS, 'topics', filter.topics).flatMap((t) => TOPICS.withDescendants(t)),
      (p) => `p.topics && ${p}::text[]`,
    );
  if (filter.legalBases)
    add(known(LEGAL_BASES, 'legalBases', filter.legalBases), (p) => `p.legal_bases && ${p}::text[]`);
  if (filter.occupations)
    add(known(OCCUPATIONS, 'occupations', filter.occupations), (p) => `p.occupations && ${p}::text[]`);
  if (filter.languages) add(filter.languages, (p) => `p.languages && ${p}::text[]`);
  if (filter.publishedSince) add(filter.publishedSince, (p) => `p.published_at >= ${p}::timestamptz`);
  if (filter.freshness)
    conditions.push(`(${['FALSE', ...filter.freshness.map((state) => FRESHNESS_IN_SQL[state])].join(' OR ')})`);
  return { conditions, parameters };
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

/** A mistyped code would quietly find nothing. */
const known = (vocabulary: Vocabulary, field: string, codes: readonly string[]): readonly string[] =>
  accepted(
    field,
    codes,
    (code) => vocabulary.has(code),
    (code) => vocabulary.refusal(code),
  );

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
