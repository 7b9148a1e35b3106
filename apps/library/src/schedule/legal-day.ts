import type { LegalDayChange } from '#contracts';
import { datePrecision, dayAfter, earliestDay } from '#kernel';
import { addDays } from '../freshness/freshness.js';

/** Something that happens in law by itself on a day to come, as the content of a record says. */
export interface LegalDay {
  what: LegalDayChange;
  /** the day it is about, as precise as it is known */
  on: string;
  /** a warning that many days before; 0 for the thing itself */
  ahead: number;
  /** the owner's day on which it is told */
  tellsOn: string;
}

/**
 * Told on the day. Where only the month or year is known no day is made up: it is told when that is over, for then it is
 * certain.
 */
export const onTheDay = (what: LegalDayChange, on: string): LegalDay => ({
  what,
  on,
  ahead: 0,
  tellsOn: certainFrom(on),
});

/** A warning is early rather than late: it counts from the first day that a month or year can mean. */
export const daysBefore = (what: LegalDayChange, on: string, ahead: number): LegalDay => ({
  what,
  on,
  ahead,
  tellsOn: addDays(earliestDay(on), -ahead),
});

function certainFrom(on: string): string {
  switch (datePrecision(on)) {
    case 'DAY':
      return on;
    case 'MONTH':
      // Four days after the 28th is in the next month, whichever this one is.
      return `${addDays(`${on}-28`, 4).slice(0, 7)}-01`;
    case 'YEAR':
      return dayAfter(`${on}-12-31`);
  }
}
