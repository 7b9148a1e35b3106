import { datePrecision, earliestDay, isPartialDate, type DatePrecision } from '#kernel';
import { z } from 'zod';

export const partialDate = z.string().refine(isPartialDate, {
  error: ({ input }) =>
    `${JSON.stringify(String(input).slice(0, 40))} is not a date that exists; expected YYYY, YYYY-MM or YYYY-MM-DD`,
});

/** True only when it is certain: 2012 is not before 2012-06. */
export function isCertainlyBefore(date: string | undefined, other: string | undefined): boolean {
  return date !== undefined && other !== undefined && latestDay(date) < earliestDay(other);
}

/** The last day that a partial date can mean; for comparing only. */
export const latestDay = (date: string): string => date + '-12-31'.slice(date.length - 4);

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const FORMATS: Record<DatePrecision, Intl.DateTimeFormat> = {
  YEAR: format({ year: 'numeric' }),
  MONTH: format({ year: 'numeric', month: 'long' }),
  DAY: format({ year: 'numeric', month: 'long', day: 'numeric' }),
};

/** In English, as precise as it is known: `1 January 2027`, `January 2027`, `2027`. */
export const inWords = (date: string): string =>
  FORMATS[datePrecision(date)].format(new Date(`${earliestDay(date)}T00:00:00Z`));

/** `on 1 January 2027`, `in January 2027`, `in 2027`. */
export const onDate = (date: string): string => `${datePrecision(date) === 'DAY' ? 'on' : 'in'} ${inWords(date)}`;
