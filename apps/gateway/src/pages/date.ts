import { datePrecision, earliestDay } from '#kernel';
import { html, type Html } from './html.js';
import { say } from './say.js';
import { localeOf, type View } from './view.js';

/**
 * Dates in the language of the interface, always of the Gregorian calendar: a law's date is cited, and a reader whose language
 * counts years otherwise (Thai, Persian) must find the one in the text. A partial date is shown as partial as it is.
 */
export function dateOf(view: View, date: string): Html {
  const precision = datePrecision(date);
  return time(view, date, new Date(`${earliestDay(date)}T00:00:00Z`), {
    year: 'numeric',
    ...(precision === 'YEAR' ? {} : { month: 'long' }),
    ...(precision === 'DAY' ? { day: 'numeric' } : {}),
  });
}

/** The day of an instant, in UTC. */
export const dayOf = (view: View, instant: string): Html => dateOf(view, instant.slice(0, 10));

/** An instant, to the minute, with its zone. */
export const momentOf = (view: View, instant: string): Html =>
  say(view, 'frame.moment', { day: dayOf(view, instant), time: new Date(instant).toISOString().slice(11, 16) });

function time(view: View, machine: string, moment: Date, options: Intl.DateTimeFormatOptions): Html {
  const format = new Intl.DateTimeFormat(localeOf(view), { ...options, calendar: 'gregory', timeZone: 'UTC' });
  return html`<time datetime="${machine}">${format.format(moment)}</time>`;
}

export const isPast = (view: View, date: string): boolean => earliestDay(date) <= view.today;
