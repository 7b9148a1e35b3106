/**
 * Legal dates are often known only to the year or the month (`2012`, `2012-04`). A partial date stays partial: it is
 * never filled up with an invented day. Plain text in the proleptic Gregorian calendar, no zone.
 */
const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export type DatePrecision = 'YEAR' | 'MONTH' | 'DAY';

/** True for `YYYY`, `YYYY-MM` or `YYYY-MM-DD` naming a date that exists (2023-02-29 does not). */
export function isPartialDate(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  if (Number(year) < 1) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last;
}

/** True for a full calendar day `YYYY-MM-DD` that exists. */
export const isDay = (text: string): boolean => text.length === 10 && isPartialDate(text);

export function datePrecision(date: string): DatePrecision {
  if (date.length === 4) return 'YEAR';
  return date.length === 7 ? 'MONTH' : 'DAY';
}

/** The first day a partial date can mean; for comparing and sorting only, never for showing. */
export function earliestDay(date: string): string {
  if (date.length === 4) return `${date}-01-01`;
  return date.length === 7 ? `${date}-01` : date;
}

/** True when `day` lies in [from, to); an absent bound is open. */
export function isWithin(day: string, from: string | null | undefined, to: string | null | undefined): boolean {
  return (!from || earliestDay(from) <= day) && (!to || day < earliestDay(to));
}

/** Today's calendar day in UTC. */
export const today = (now: Date = new Date()): string => now.toISOString().slice(0, 10);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** An instant in UTC from what an address may say: an instant, or a day, which stands for its end. Null for anything else. */
export function momentOf(text: string): string | null {
  if (isDay(text)) return `${text}T23:59:59.999Z`;
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(Date.parse(text))) return null;
  const utc = new Date(text).toISOString();
  return isDay(utc.slice(0, 10)) ? utc : null;
}
