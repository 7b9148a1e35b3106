import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { Conditions, FilteredFacet } from '../publication/filter.js';
import { readFound } from './by-index.js';

export interface FacetCount {
  value: string;
  count: number;
  country?: { code: string };
}

export const FACETS = [
  'kinds',
  'countries',
  'owners',
  'topics',
  'legalBases',
  'occupations',
  'languages',
  'years',
  'legalForces',
  'phases',
] as const;
export type Facet = (typeof FACETS)[number];

/** What a record counts for: SQL of one value, or of several. */
const VALUES: Record<Facet, { one?: string; many?: string; choice: FilteredFacet; only?: string }> = {
  kinds: { one: 'kind', choice: 'kinds' },
  countries: { many: 'countries', choice: 'countries' },
  owners: { one: 'owner', choice: 'owners' },
  topics: { many: 'topics', choice: 'topics' },
  legalBases: { many: 'legal_bases', choice: 'legalBases' },
  occupations: { many: 'occupations', choice: 'occupations' },
  languages: { many: 'languages', choice: 'languages' },
  years: { one: 'left(legal_date, 4)', choice: 'years' },
  legalForces: { one: 'legal_status', choice: 'legalStatuses', only: `kind = 'LAW'` },
  phases: { one: 'legal_status', choice: 'legalStatuses', only: `kind = 'AGREEMENT'` },
};
const COLUMNS = 'kind, owner, countries, topics, legal_bases, occupations, languages, legal_date, legal_status';
const MOST_VALUES = 100;

/**
 * How many of the records that the reader may see have each value, each facet counted without its own choice, so that a
 * reader sees what another choice would give. One statement for all facets asked for.
 */
@Injectable()
export class Facets {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @param scoped a further condition, that the list is within a country or an owner */
  async count(
    where: Conditions,
    facets: readonly Facet[],
    scoped: string | null,
    key: string,
  ): Promise<Map<Facet, FacetCount[]>> {
    const chosen = Object.entries(where.chosen) as [FilteredFacet, string][];
    const always = where.conditions.filter((condition) => !chosen.some(([, own]) => own === condition));
    const parameters = [...where.parameters];
    if (scoped !== null) {
      parameters.push(key);
      always.push(scoped.replaceAll('$key', `$${parameters.length}`));
    }
    const flags = chosen.map(([facet, condition]) => `, (${condition}) IS TRUE AS "fits ${facet}"`).join('');
    // A record that fails two choices counts nowhere.
    const failing = chosen.map(([, condition]) => `((${condition}) IS NOT TRUE)::int`).join(' + ');
    if (chosen.length > 0) always.push(`${failing} <= 1`);
    const counts = facets.map((facet) => `(${countSql(facet, chosen)})`);
    const rows = await readFound<FacetCount & { facet: Facet }>(
      this.db,
      where,
      `WITH hit AS MATERIALIZED (SELECT ${COLUMNS}${flags} FROM library.publication p WHERE ${always.join(' AND ')})
       ${counts.join(' UNION ALL ')}`,
      parameters,
    );
    return new Map(
      facets.map((facet) => [
        facet,
        rows.filter((row) => row.facet === facet).map(({ value, count }) => counted(facet, value, count)),
      ]),
    );
  }
}

const counted = (facet: Facet, value: string, count: number): FacetCount => ({
  value,
  count,
  ...(facet === 'countries' ? { country: { code: value } } : {}),
});

function countSql(facet: Facet, chosen: readonly [FilteredFacet, string][]): string {
  const { one, many, choice, only } = VALUES[facet];
  const fits = chosen.filter(([other]) => other !== choice).map(([other]) => `"fits ${other}"`);
  const value = one ?? 'value';
  const conditions = [...fits, ...(only ? [only] : []), `${value} IS NOT NULL`];
  return `SELECT '${facet}' AS facet, ${value} AS value, count(*)::int AS count FROM hit ${many ? `, unnest(${many}) AS value` : ''}
    WHERE ${conditions.join(' AND ')} GROUP BY ${value} ORDER BY count(*) DESC, ${value} LIMIT ${MOST_VALUES}`;
}
