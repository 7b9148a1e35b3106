import { nearest } from '../../vocabulary/nearest.js';
import { listed, quoted } from '../file/quoted.js';
import type { Row } from '../file/row.js';
import type { Target } from '../target.js';
import { countriesByName, folded } from '../value/country-names.js';
import { dateFormat, readDate, type DateFormat, type DateRules } from '../value/date-format.js';
import { plainText } from '../value/plain-text.js';
import { shortened } from '../value/shortened.js';
import { many, type ColumnSource } from './mapping-schema.js';

/** What one field of one row holds; undefined is nothing. */
export type Read = { value: unknown } | { column: string; problem: string };

/** What a value may become by what is put in the place of other texts: a few lines of a mapping could else fill the memory. */
const LONGEST_REPLACED = 1_000_000;
const EARLIEST_YEAR = 1000;
const YEARS_AHEAD = 60;
const absent: Read = { value: undefined };

/** Makes the function that reads a column as its source says. All that can be prepared is prepared once. */
export function columnReader(source: ColumnSource, target: Target, empty: ReadonlySet<string>): (row: Row) => Read {
  const columns = many(source.column);
  const read = valueReader(source, target.holds);
  const isEmpty = (value: unknown): boolean =>
    value === undefined || value === null || (typeof value === 'string' && empty.has(value.trim()));
  return (row) => {
    const column = columns.find((name) => !isEmpty(row.get(name)));
    if (column === undefined) return source.default === undefined ? absent : { value: listOr(source.default, target) };
    const result = read(row.get(column));
    return typeof result === 'object' && result !== null && 'problem' in result
      ? {
          column,
          problem: `column ${quoted(column)} has ${quoted(row.get(column))}, which ${(result as Problem).problem}`,
        }
      : { value: result };
  };
}

const listOr = (value: unknown, { holds }: Target): unknown => (holds === 'list' ? [value] : value);

interface Problem {
  problem: string;
}
const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'problem' in value;

function valueReader(source: ColumnSource, holds: Target['holds']): (given: unknown) => unknown {
  const one = scalarReader(source, source.each === undefined ? holds : 'text');
  const { each } = source;
  if (holds !== 'list' && each === undefined) return one;
  return (given) => {
    const items = Array.isArray(given)
      ? given
      : source.split === undefined
        ? [given]
        : String(given).split(source.split);
    const values = items.filter((item) => item !== null && String(item).trim() !== '').map(one);
    const problem = values.find(isProblem);
    if (problem) return problem;
    const known = values.filter((value) => value !== undefined);
    return each === undefined ? known : known.map((value) => ({ [each]: value }));
  };
}

function scalarReader(source: ColumnSource, holds: Target['holds']): (given: unknown) => unknown {
  const translate = translator(source);
  const rules = dateRules(source);
  const replaced = Object.entries(source.replace ?? {});
  return (given) => {
    if (given instanceof Date) return ofDateCell(given, rules);
    if (typeof given === 'object') return { problem: 'is no single value; name a path into it, such as names.0' };
    if (holds === 'boolean' && typeof given === 'boolean' && !source.codes) return given;
    let text = String(given).trim();
    if (source.html) text = plainText(text);
    for (const [old, now] of replaced) {
      text = text.replaceAll(old, now);
      if (text.length > LONGEST_REPLACED) return { problem: 'becomes too long by what replace puts into it' };
    }
    if (text === '') return undefined;
    if (rules) {
      const date = readDate(text, rules);
      return isProblem(date) && source.otherwise === null ? undefined : date;
    }
    const value = translate(text);
    if (typeof value === 'string' && source.maxLength !== undefined) return shortened(value, source.maxLength);
    return holds === 'boolean' && !source.codes ? asBoolean(value) : value;
  };
}

/** A workbook's date needs no format; the years that are believed are asked of it as of any. */
const ofDateCell = (given: Date, rules: DateRules | null): unknown => {
  const day = given.toISOString().slice(0, 10);
  return rules ? readDate(day, { ...rules, formats: [dateFormat('YYYY-MM-DD') as DateFormat], buddhist: false }) : day;
};

const asBoolean = (value: unknown): unknown =>
  value === 'true' ? true : value === 'false' ? false : { problem: 'is neither true nor false; give codes for it' };

function dateRules({ date, calendar, years }: ColumnSource): DateRules | null {
  if (date === undefined) return null;
  return {
    formats: many(date).map((format) => dateFormat(format) as DateFormat),
    buddhist: calendar === 'buddhist',
    years: years ?? [EARLIEST_YEAR, new Date().getUTCFullYear() + YEARS_AHEAD],
  };
}

function translator({ codes, countryNamesIn, otherwise }: ColumnSource): (text: string) => unknown {
  if (codes === undefined && countryNamesIn === undefined) return (text) => text;
  const written = new Map(Object.entries(codes ?? {}));
  const countries = countryNamesIn === undefined ? null : countriesByName(countryNamesIn);
  const orNothing = (value: unknown): unknown => (value === null ? undefined : value);
  return (text) => {
    if (written.has(text)) return orNothing(written.get(text));
    const country = countries?.get(folded(text));
    if (country !== undefined) return country;
    return otherwise === undefined ? { problem: unknownCode(text, written, countries) } : orNothing(otherwise);
  };
}

function unknownCode(
  text: string,
  codes: ReadonlyMap<string, unknown>,
  countries: ReadonlyMap<string, string> | null,
): string {
  const near = nearest(text, [...codes.keys(), ...(countries?.keys() ?? [])]);
  const meant = near === null ? '' : `; did you mean ${quoted(countries?.get(near) ?? near)}?`;
  if (countries) return `names no country of today${meant ? meant : '; give its code in codes'}`;
  return `is not among the codes of the mapping${meant || `; expected ${listed([...codes.keys()], 12)}, or an "otherwise" in the mapping`}`;
}
