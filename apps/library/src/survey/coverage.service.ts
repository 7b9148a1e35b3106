import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import type { PublicationKind } from '#kernel';
import { standingConditions } from '../comparison/standing.js';
import { LEGAL_BASES, TOPICS, type Entry } from '../vocabulary/vocabulary.js';
import { Asked, DEFAULT_COLUMNS } from './asked.js';

export type CoverageBy = 'LEGAL_BASIS' | 'TOPIC';

export interface CoverageQuestion {
  countries: readonly string[];
  by: CoverageBy;
  codes?: readonly string[] | null;
  kinds?: PublicationKind[] | null;
  asOf?: string | null;
}

export interface CoverageCell {
  country: string;
  code: string;
  count: number;
  /** ids of the first few, the last published first; with @revision where a moment was asked for */
  refs: string[];
  /** what the list of publications is asked with for all of them */
  filter: {
    kinds: PublicationKind[] | null;
    countries: string[];
    topics: string[] | null;
    legalBases: string[] | null;
  };
}

export interface Coverage {
  asOf: string | null;
  by: CoverageBy;
  columns: { entry: Entry; total: number; gaps: string[] }[];
  rows: { country: string; total: number; gaps: Entry[]; cells: CoverageCell[] }[];
}

interface CountedRow {
  country: string;
  code: string | null;
  count: number;
  refs: string[];
}

const MOST_COUNTRIES = 249;
const MOST_COLUMNS = 120;

/** Which countries have published on what, and on what nothing: what the reader may not see is not counted. */
@Injectable()
export class CoverageService {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** One after the other, so that a request for many bodies takes one connection. @param lists countries parted by spaces */
  async ofEach(
    actor: Actor,
    asked: Omit<CoverageQuestion, 'countries'>,
    lists: readonly string[],
  ): Promise<Coverage[]> {
    const found: Coverage[] = [];
    for (const list of lists)
      found.push(await this.of(actor, { ...asked, countries: list.split(' ').filter((code) => code !== '') }, 0));
    return found;
  }

  /** @param least a body may have had no members then */
  async of(
    actor: Actor,
    { by, kinds = null, asOf = null, ...question }: CoverageQuestion,
    least = 1,
  ): Promise<Coverage> {
    const vocabulary = by === 'TOPIC' ? TOPICS : LEGAL_BASES;
    const asked = new Asked();
    const countries = asked.countries(question.countries, MOST_COUNTRIES, least);
    const codes = asked.codes('codes', question.codes ?? DEFAULT_COLUMNS[by], vocabulary, MOST_COLUMNS);
    asked.done();
    const below = new Map(codes.map((code) => [code, vocabulary.withDescendants(code)]));
    const rows = await this.counted(actor, { by, kinds, asOf, countries, below });
    const byPlace = new Map(rows.map((row) => [`${row.country} ${row.code ?? ''}`, row]));
    const cell = (country: string, code: string): CoverageCell => {
      const found = byPlace.get(`${country} ${code}`);
      const members = below.get(code) as string[];
      const about = by === 'TOPIC' ? { topics: [code], legalBases: null } : { topics: null, legalBases: members };
      const filter = { kinds, countries: [country], ...about };
      return { country, code, count: found?.count ?? 0, refs: found?.refs ?? [], filter };
    };
    const matrix = countries.map((country) => ({ country, cells: codes.map((code) => cell(country, code)) }));
    return {
      asOf,
      by,
      columns: codes.map((code, at) => ({
        entry: vocabulary.get(code),
        total: matrix.reduce((sum, { cells }) => sum + (cells[at]?.count ?? 0), 0),
        gaps: matrix.filter(({ cells }) => cells[at]?.count === 0).map(({ country }) => country),
      })),
      rows: matrix.map(({ country, cells }) => ({
        country,
        cells,
        total: byPlace.get(`${country} `)?.count ?? 0,
        gaps: cells.filter(({ count }) => count === 0).map(({ code }) => vocabulary.get(code)),
      })),
    };
  }

  /**
   * One row per country and code, and one per country for the records that it has under any of them. Records of the same
   * countries and codes are counted together first: there are few such groups, however many records there are.
   */
  private counted(
    actor: Actor,
    {
      by,
      kinds,
      asOf,
      countries,
      below,
    }: Required<Omit<CoverageQuestion, 'codes' | 'countries'>> & {
      countries: string[];
      below: ReadonlyMap<string, string[]>;
    },
  ): Promise<CountedRow[]> {
    const { from, parameters, columns } = asOf
      ? stoodThen(actor, asOf, { countries, ...(kinds ? { kinds } : {}) }, by)
      : standsNow(actor, countries, kinds, by);
    const [members, heads] = [
      [...below].flatMap(([, codes]) => codes),
      [...below].flatMap(([code, codes]) => codes.map(() => code)),
    ];
    const at = parameters.length;
    return this.db.query<CountedRow>(
      `WITH alike AS MATERIALIZED (
         SELECT row_number() OVER () AS nth, countries, codes, count, ${firstThree('refs')} AS refs, ${firstThree('places')} AS places
         FROM (SELECT p.countries, p.codes, count(*) AS count, array_agg(p.ref) AS refs, array_agg(p.place) AS places
           FROM (SELECT ${columns} ${from}) p GROUP BY p.countries, p.codes) found),
       coded AS (
         SELECT DISTINCT nth, country, m.head FROM alike
         CROSS JOIN unnest(countries) AS country CROSS JOIN unnest(codes) AS carried
         JOIN unnest($${at + 1}::text[], $${at + 2}::text[]) AS m (code, head) ON m.code = carried
         WHERE country = ANY($${at + 3}))
       SELECT country, head AS code, (sum(count) FILTER (WHERE last = 1))::int AS count,
         (array_agg(ref ORDER BY place DESC, ref COLLATE "C"))[1:3] AS refs
       FROM coded JOIN alike USING (nth) CROSS JOIN unnest(refs, places) WITH ORDINALITY AS r (ref, place, last)
       GROUP BY country, head
       UNION ALL
       SELECT country, NULL, sum(count)::int, '{}' FROM (SELECT DISTINCT nth, country FROM coded) any_of_them
       JOIN alike USING (nth) GROUP BY country`,
      [...parameters, members, heads, countries],
    );
  }
}

/** Of each group by itself: to aggregate them in order would sort all records, and by lists of countries and codes first. */
const firstThree = (column: 'refs' | 'places'): string =>
  `ARRAY(SELECT ${column === 'refs' ? 'ref' : 'place'} FROM unnest(found.refs, found.places) AS one (ref, place)
     ORDER BY place DESC, ref COLLATE "C" LIMIT 3)`;

interface Source {
  from: string;
  parameters: unknown[];
  columns: string;
}

function standsNow(actor: Actor, countries: string[], kinds: PublicationKind[] | null, by: CoverageBy): Source {
  const codes = by === 'TOPIC' ? 'p.topics' : 'p.legal_bases';
  return {
    columns: `p.id AS ref, p.published_at AS place, p.countries, ${codes} AS codes`,
    from: `FROM library.publication p WHERE p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$1::text[]')}
      AND p.countries && $2::text[] AND ${codes} <> '{}' ${kinds ? 'AND p.kind = ANY($3)' : ''}`,
    parameters: [actor.readerKeys, countries, ...(kinds ? [kinds] : [])],
  };
}

/** The countries of a revision are its owner's and those that its content names. */
function stoodThen(
  actor: Actor,
  asOf: string,
  filter: { countries: string[]; kinds?: PublicationKind[] },
  by: CoverageBy,
): Source {
  const texts = (path: string): string => `ARRAY(SELECT jsonb_array_elements_text(${path}))`;
  return {
    ...standingConditions(actor, asOf, filter),
    columns: `p.id || '@' || r.number AS ref, r.published_at AS place,
      ${texts(by === 'TOPIC' ? `r.content->'topics'` : `r.content->'legalBases'`)} AS codes,
      ARRAY(SELECT DISTINCT named FROM unnest(array_remove(ARRAY[p.country, r.content->>'jurisdiction'], NULL)
        || ${texts(`COALESCE(r.content->'countries', '[]')`)}
        || ${texts(`jsonb_path_query_array(r.content, '$.parties[*].country')`)}) AS named) AS countries`,
  };
}
