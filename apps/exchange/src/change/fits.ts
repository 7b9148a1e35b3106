import { FILTER_PARTS, type ChangeFilter, type FilterPart } from './change-filter.js';

/**
 * The one place that says in SQL whether a change fits a filter and may be read. Matching, feeds, queries, previews and
 * "why did I get this" all use it, so they cannot disagree.
 */
const DAY = (c: string): string => `(${c}.occurred_at AT TIME ZONE 'UTC')::date`;

/** Members are those of the day of the change: who joined later gets nothing earlier, who left keeps what was. */
const ofBodies = (c: string, bodies: string): string => `(
  ${c}.owner = ANY(${bodies}) OR ${c}.subject = ANY(${bodies}) OR EXISTS (
    SELECT 1 FROM exchange.membership m
    WHERE m.body = ANY(${bodies}) AND m.country = ANY(${c}.countries) AND m.kind = 'MEMBER'
      AND (m.from_day IS NULL OR m.from_day <= ${DAY(c)}) AND (m.to_day IS NULL OR ${DAY(c)} < m.to_day)))`;

const PART: Record<FilterPart, { column: string; fits: (c: string, values: string) => string }> = {
  types: { column: 'types', fits: (c, values) => `${c}.type = ANY(${values})` },
  kinds: { column: 'kinds', fits: (c, values) => `${c}.kind = ANY(${values})` },
  countries: { column: 'countries', fits: (c, values) => `${c}.countries && ${values}` },
  bodies: { column: 'bodies', fits: ofBodies },
  topics: { column: 'topics', fits: (c, values) => `${c}.topics && ${values}` },
  legalBases: { column: 'legal_bases', fits: (c, values) => `${c}.legal_bases && ${values}` },
  occupations: { column: 'occupations', fits: (c, values) => `${c}.occupations && ${values}` },
  languages: { column: 'languages', fits: (c, values) => `${c}.languages && ${values}` },
};

/** Change `c` fits the filter that stands in the columns of subscription `s`, and its owner may read it. */
export const fitsSubscription = (c: string, s: string): string =>
  [
    `${c}.readers && ${s}.reader_keys`,
    ...FILTER_PARTS.map((part) => {
      const { column, fits } = PART[part];
      return `(cardinality(${s}.${column}) = 0 OR ${fits(c, `${s}.${column}`)})`;
    }),
  ].join('\n  AND ');

/** The same for a filter that is at hand; only the parts asked for stand in the SQL, so their indexes can be used. */
export function fitsFilter(
  c: string,
  filter: ChangeFilter,
  readerKeys: readonly string[],
  parameters: unknown[],
): string {
  const asked = FILTER_PARTS.filter((part) => filter[part].length > 0);
  return [
    `${c}.readers && ${bind(parameters, readerKeys)}`,
    ...asked.map((part) => PART[part].fits(c, bind(parameters, filter[part]))),
  ].join(' AND ');
}

const bind = (parameters: unknown[], value: unknown): string => `$${parameters.push(value)}::text[]`;
