import { readableAt, readableBy } from '#access';
import { CHANGE_TYPES } from '#contracts';
import { FILTER_PARTS, type ChangeFilter, type FilterPart } from './change-filter.js';
import { WITHDRAWN } from './withdrawn.js';

/**
 * The one place that says in SQL whether a change fits a filter and may be read. Matching, feeds, queries, previews and
 * "why did I get this" all use it, so they cannot disagree.
 *
 * A part of a filter fits when one of its values is among those that the change has for it; `HAS` says which these are.
 */
const DAY = (c: string): string => `(${c}.occurred_at AT TIME ZONE 'UTC')::date`;

/**
 * The memberships `m` that count for change `c`: of the day of the change. Who joined later gets nothing earlier, who left
 * keeps what was.
 */
export const countedMembership = (c: string, countries = `${c}.countries`): string => `
  m.country = ANY(${countries}) AND m.kind = 'MEMBER'
  AND (m.from_day IS NULL OR m.from_day <= ${DAY(c)}) AND (m.to_day IS NULL OR ${DAY(c)} < m.to_day)`;

/** A body has what is said of itself, what it is a party of, and what concerns its members. */
const bodiesOf = (c: string, countries: string, parties: string): string => `ARRAY(
  SELECT unnest(ARRAY[${c}.owner, ${c}.subject] || ${parties}) UNION
  SELECT m.body FROM exchange.membership m WHERE ${countedMembership(c, countries)})`;

/** Who asks for what happens to publications must learn, too, that they are to let one go. */
const LETS_GO = CHANGE_TYPES.filter((type) => /^(publication|law|agreement)\./.test(type));
const typesOf = (c: string): string => `CASE ${c}.type WHEN '${WITHDRAWN}'
  THEN ARRAY[${LETS_GO.map((type) => `'${type}'`).join(', ')}] ELSE ARRAY[${c}.type] END`;

/** What change `c`, a row of the log, has for a filter to ask for. */
const HAS: Record<FilterPart, (c: string) => string> = {
  types: typesOf,
  kinds: (c) => `ARRAY[${c}.kind]`,
  owners: (c) => `ARRAY[${c}.owner]`,
  countries: (c) => `${c}.countries`,
  bodies: (c) => bodiesOf(c, `${c}.countries`, `${c}.parties`),
  counterparts: (c) => `${c}.parties`,
  topics: (c) => `${c}.topics`,
  legalBases: (c) => `${c}.legal_bases`,
  occupations: (c) => `${c}.occupations`,
  migrantGroups: (c) => `${c}.migrant_groups`,
  languages: (c) => `${c}.languages`,
};

/** What a part is called in SQL, of a subscription and of a change that stands ready. */
export const COLUMN: Record<FilterPart, string> = {
  types: 'types',
  kinds: 'kinds',
  owners: 'owners',
  countries: 'countries',
  bodies: 'bodies',
  counterparts: 'counterparts',
  topics: 'topics',
  legalBases: 'legal_bases',
  occupations: 'occupations',
  migrantGroups: 'migrant_groups',
  languages: 'languages',
};

/** What change `c` has, each part as a column, for a table expression that many filters are asked of. */
export const standingReady = (c: string): string =>
  FILTER_PARTS.map((part) => `${HAS[part](c)} AS ${COLUMN[part]}`).join(',\n    ');

/** Whether the values of a part, in SQL, ask for nothing. */
type IsEmpty = (values: string) => string;
const isEmptyArray: IsEmpty = (values) => `cardinality(${values}) = 0`;

/**
 * The other party is another than the one that `countries` or `bodies` ask for: of Viet Nam's agreements with Germany the
 * one party is Viet Nam, the other Germany, whoever published them. Without these any party is the other.
 */
const isAnother = (c: string, values: string, countries: string, bodies: string, isEmpty: IsEmpty): string => `EXISTS (
  SELECT FROM unnest(${c}.parties) AS party
  WHERE party = ANY(${values})
    AND (${isEmpty(countries)} OR array_remove(${c}.countries, party) && ${countries})
    AND (${isEmpty(bodies)}
      OR ${bodiesOf(c, `array_remove(${c}.countries, party)`, `array_remove(${c}.parties, party)`)} && ${bodies}))`;

/** Where the values of a filter stand: SQL for each part. */
type Asked = (part: FilterPart) => string;

/** @param has what the change has for the part */
function fits(part: FilterPart, c: string, asked: Asked, has = HAS[part](c), isEmpty: IsEmpty = isEmptyArray): string {
  const overlap = `${has} && ${asked(part)}`;
  if (part !== 'counterparts') return overlap;
  return `(${overlap} AND ${isAnother(c, asked(part), asked('countries'), asked('bodies'), isEmpty)})`;
}

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

/**
 * Change `c` fits the filter that stands in the columns of subscription `s`.
 * @param ready where what `c` has stands as columns (standingReady); without it, it is worked out
 */
export const fitsSubscription = (c: string, s: string, ready?: string, isEmpty: IsEmpty = isEmptyArray): string => {
  const asked: Asked = (part) => `${s}.${COLUMN[part]}`;
  return [
    ...FILTER_PARTS.map((part) => {
      const fit = fits(part, c, asked, ready && `${ready}.${COLUMN[part]}`, isEmpty);
      return `(${isEmpty(asked(part))} OR ${fit})`;
    }),
    `(${s}.sought IS NULL OR ${c}.words @@ ${s}.sought)`,
  ].join('\n  AND ');
};

/**
 * What of a filter is left to ask of change `c`, which stands ready, when it has one of the filter's access keys: `k` is the row
 * of that key (migration 0061), where parts that ask for nothing or that the key has answered are null.
 */
export const fitsWhatIsLeft = (c: string, k: string): string =>
  `CASE WHEN ${k}.large THEN EXISTS (
    SELECT FROM exchange.standing_subscription s WHERE s.id = ${k}.subscription_id AND ${fitsSubscription(c, 's', c)})
  ELSE ${fitsSubscription(c, k, c, (values) => `${values} IS NULL`)} END`;

/** Which one value of a part of `s` fits change `c`, decided as all of them are. */
export const fitsByValue = (part: FilterPart, c: string, s: string, value: string): string =>
  fits(part, c, (other) => (other === part ? `ARRAY[${value}]` : `${s}.${COLUMN[other]}`));

/** The same for a filter that is at hand; only the parts asked for stand in the SQL, so their indexes can be used. */
export function fitsFilter(
  c: string,
  filter: ChangeFilter,
  readerKeys: readonly string[],
  parameters: unknown[],
): string {
  const bound = (value: unknown): string => `$${parameters.push(value)}::text[]`;
  const asked: Asked = (part) => (filter[part].length > 0 ? bound(filter[part]) : `'{}'::text[]`);
  return [
    mayBeRead(c, bound(readerKeys)),
    ...FILTER_PARTS.filter((part) => filter[part].length > 0).map((part) => fits(part, c, asked)),
    ...(filter.search ? [`${c}.words @@ $${parameters.push(filter.search.query)}::tsquery`] : []),
  ].join(' AND ');
}
