import { readableAt, readableBy } from '#access';
import { LEGAL_DAY_CHANGES } from '#contracts';
import { FILTER_PARTS, type ChangeFilter, type FilterPart } from './change-filter.js';
import { WITHDRAWN } from './withdrawn.js';

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

const LEGAL_DAYS = LEGAL_DAY_CHANGES.map((type) => `'${type}'`).join(', ');

/** Who asks for what happens to publications must learn, too, that they are to let one go. */
const ofTypes = (c: string, types: string): string =>
  `(${c}.type = ANY(${types}) OR (${c}.type = '${WITHDRAWN}' AND ${types} && ARRAY['publication.published',
    'publication.revised', 'publication.corrected', 'publication.revoked', 'publication.confirmation_due',
    'publication.not_confirmed', 'publication.confirmed', 'agreement.party_confirmed', 'agreement.party_disputed',
    ${LEGAL_DAYS}]))`;

const PART: Record<FilterPart, { column: string; fits: (c: string, values: string) => string }> = {
  types: { column: 'types', fits: ofTypes },
  kinds: { column: 'kinds', fits: (c, values) => `${c}.kind = ANY(${values})` },
  countries: { column: 'countries', fits: (c, values) => `${c}.countries && ${values}` },
  bodies: { column: 'bodies', fits: ofBodies },
  topics: { column: 'topics', fits: (c, values) => `${c}.topics && ${values}` },
  legalBases: { column: 'legal_bases', fits: (c, values) => `${c}.legal_bases && ${values}` },
  occupations: { column: 'occupations', fits: (c, values) => `${c}.occupations && ${values}` },
  languages: { column: 'languages', fits: (c, values) => `${c}.languages && ${values}` },
};

/**
 * A change is shown to whom it names. A withdrawal is not shown to those who could still read the record when it was made,
 * nor to those who can read, now, anything that was said of the record before it.
 */
const shown = (c: string, readers: string, keys: string, canRead: (readers: string) => string): string => `(
  ${readableBy(readers, keys)} AND (${c}.type <> '${WITHDRAWN}' OR (
    NOT ${readableBy(`${c}.hidden_from`, keys)} AND NOT EXISTS (
      SELECT FROM exchange.change said
      WHERE said.subject = ${c}.subject AND said.position < ${c}.position AND said.type <> '${WITHDRAWN}'
        AND ${canRead('said.readers')}))))`;

/** Change `c` may be read by one who carries these keys. */
export const mayBeRead = (c: string, keys: string): string =>
  shown(c, `${c}.readers`, keys, (readers) => readableBy(readers, keys));

/** The readers of change `c` opened up into those who hold its keys at a moment; of a withdrawal they are so already. */
export const openedReaders = (c: string, at: string): string =>
  `CASE ${c}.type WHEN '${WITHDRAWN}' THEN ${c}.readers ELSE access.opened_to(${c}.readers, ${at}) END`;

/** Change `c`, whose opened readers are at hand, may be read at a moment by the owner of subscription `s`. */
export const mayBeSent = (c: string, opened: string, s: string, at: string): string =>
  shown(c, opened, `${s}.reader_keys`, (readers) => readableAt(readers, `${s}.reader_keys`, at));

/** Change `c` fits the filter that stands in the columns of subscription `s`. */
export const fitsSubscription = (c: string, s: string): string =>
  FILTER_PARTS.map((part) => {
    const { column, fits } = PART[part];
    return `(cardinality(${s}.${column}) = 0 OR ${fits(c, `${s}.${column}`)})`;
  }).join('\n  AND ');

/** The same for a filter that is at hand; only the parts asked for stand in the SQL, so their indexes can be used. */
export function fitsFilter(
  c: string,
  filter: ChangeFilter,
  readerKeys: readonly string[],
  parameters: unknown[],
): string {
  const asked = FILTER_PARTS.filter((part) => filter[part].length > 0);
  return [
    mayBeRead(c, bind(parameters, readerKeys)),
    ...asked.map((part) => PART[part].fits(c, bind(parameters, filter[part]))),
  ].join(' AND ');
}

const bind = (parameters: unknown[], value: unknown): string => `$${parameters.push(value)}::text[]`;
