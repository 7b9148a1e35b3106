import { datePrecision, direction, earliestDay } from '#kernel';
import { html, type Html } from './html.js';
import type { View } from './view.js';

/**
 * Dates in the reader's language, always of the Gregorian calendar: a law's date is cited, and a reader whose language
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
  html`${dayOf(view, instant)}, ${new Date(instant).toISOString().slice(11, 16)} UTC`;

function time(view: View, machine: string, moment: Date, options: Intl.DateTimeFormatOptions): Html {
  // Of English without a country the British form, day before month, as in the documents of the UN.
  const wanted = view.languages.map((tag) => (tag === 'en' ? 'en-GB' : tag));
  const format = new Intl.DateTimeFormat(wanted, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  const language = new Intl.Locale(format.resolvedOptions().locale).baseName;
  const words = format.format(moment);
  if (language.startsWith('en')) return html`<time datetime="${machine}">${words}</time>`;
  return html`<time datetime="${machine}" lang="${language}" dir="${direction(language)}">${words}</time>`;
}

export const isPast = (view: View, date: string): boolean => earliestDay(date) <= view.today;
