import { readableBy, type Actor } from '#access';
import { knownFilter } from '../publication/filter.js';
import type { AsOfFilter } from './as-of-list.service.js';

/** SQL of the countries that a content names besides its owner's. */
const NAMED_COUNTRIES = (countries: string): string =>
  `(p.country = ANY(${countries}) OR r.content->>'jurisdiction' = ANY(${countries}) OR r.content->'countries' ?| ${countries}
    OR jsonb_path_query_array(r.content, '$.parties[*].country') ?| ${countries})`;

/**
 * FROM and WHERE of the records that stood at a moment: `p` the record, `r` the revision that stood. Who may not read both
 * gets neither; the revision before the one that stood takes nobody's place.
 */
export function standingConditions(
  actor: Actor,
  moment: string,
  filter: AsOfFilter,
): { from: string; parameters: unknown[] } {
  const { kinds, owners, topics, legalBases, occupations, countries } = knownFilter(filter);
  const parameters: unknown[] = [moment, actor.readerKeys];
  const conditions: string[] = [];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (!value) return;
    parameters.push(value);
    conditions.push(`AND ${condition(`$${parameters.length}::text[]`)}`);
  };
  add(kinds, (p) => `p.kind = ANY(${p})`);
  add(owners, (p) => `p.owner = ANY(${p})`);
  add(countries, NAMED_COUNTRIES);
  add(topics, (p) => `r.content->'topics' ?| ${p}`);
  add(legalBases, (p) => `r.content->'legalBases' ?| ${p}`);
  add(occupations, (p) => `r.content->'occupations' ?| ${p}`);
  const from = `FROM library.publication p
    JOIN library.revision r ON r.publication_id = p.id AND r.number = (
      SELECT max(s.number) FROM library.revision s WHERE s.publication_id = p.id AND s.published_at <= $1)
    WHERE p.first_published_at <= $1 AND p.state <> 'DRAFT' AND (p.revoked_at IS NULL OR p.revoked_at > $1)
      AND ${readableBy('p.readers', '$2')} AND ${readableBy('r.readers', '$2')} ${conditions.join(' ')}`;
  return { from, parameters };
}
