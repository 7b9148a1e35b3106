import { earliestDay } from '#kernel';
import { dateOf } from './date.js';
import { html, type Html } from './html.js';
import { countryLink, type CountryName } from './participant.js';
import type { View } from './view.js';

export interface Period {
  kind: string;
  from: string | null;
  to: string | null;
  certain: boolean;
  country: CountryName;
}

interface Event {
  date: string;
  words: string;
  country: CountryName;
  certain: boolean;
}

/** Who came and who went, the newest first; what has no known day is said apart. */
export function timeline(view: View, periods: readonly Period[]): Html | false {
  const events = periods.flatMap(eventsOf);
  if (events.length === 0) return false;
  events.sort((a, b) => (earliestDay(a.date) < earliestDay(b.date) ? 1 : -1));
  const days = [...new Set(events.map(({ date }) => date))];
  const undated = periods.filter(({ from }) => from === null);
  return html`<section class="block">
    <h2>Time line</h2>
    <ol class="plain timeline">
      ${days.map(
        (day) =>
          html`<li>
            <span class="soft">${dateOf(view, day)}</span>
            <ul>
              ${events.filter(({ date }) => date === day).map((event) => line(view, event))}
            </ul>
          </li>`,
      )}
    </ol>
    ${undated.length > 0 && html`<p class="soft small">Of ${undated.length} more we do not know since when.</p>`}
  </section>`;
}

const BEGINS: Record<string, string> = {
  MEMBER: 'is a member from this day',
  OBSERVER: 'is an observer from this day',
  ASSOCIATE: 'is an associate member from this day',
};
const ENDS: Record<string, string> = {
  MEMBER: 'is no longer a member',
  OBSERVER: 'is no longer an observer',
  ASSOCIATE: 'is no longer an associate member',
};

const eventsOf = ({ kind, from, to, country, certain }: Period): Event[] => [
  ...(from ? [{ date: from, words: BEGINS[kind] ?? kind, country, certain }] : []),
  ...(to ? [{ date: to, words: ENDS[kind] ?? kind, country, certain }] : []),
];

const line = (view: View, { country, words, certain }: Event): Html =>
  html`<li>
    ${countryLink(view, country)} ${words}
    ${!certain && html` <span class="doubt small"><span class="shape" aria-hidden="true"></span>not confirmed</span>`}
  </li>`;
