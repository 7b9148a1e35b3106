import { earliestDay } from '#kernel';
import type { Key } from '#wording';
import { doubtful } from './confidence.js';
import { dateOf } from './date.js';
import { html, type Html } from './html.js';
import { countryLink, type CountryName } from './participant.js';
import { say } from './say.js';
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
  words: Key;
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
    <h2>${say(view, 'body.timeline')}</h2>
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
    ${undated.length > 0 && html`<p class="soft small">${say(view, 'body.undated', { n: undated.length })}</p>`}
  </section>`;
}

const BEGINS: Readonly<Record<string, Key>> = {
  MEMBER: 'body.MEMBERBegins',
  OBSERVER: 'body.OBSERVERBegins',
  ASSOCIATE: 'body.ASSOCIATEBegins',
};
const ENDS: Readonly<Record<string, Key>> = {
  MEMBER: 'body.MEMBEREnds',
  OBSERVER: 'body.OBSERVEREnds',
  ASSOCIATE: 'body.ASSOCIATEEnds',
};

const eventsOf = ({ kind, from, to, country, certain }: Period): Event[] => [
  ...(from ? [{ date: from, words: BEGINS[kind] ?? 'body.MEMBERBegins', country, certain } as const] : []),
  ...(to ? [{ date: to, words: ENDS[kind] ?? 'body.MEMBEREnds', country, certain } as const] : []),
];

const line = (view: View, { country, words, certain }: Event): Html =>
  html`<li>
    ${say(view, words, { country: countryLink(view, country) })} ${!certain && doubtful(view, 'doubt.notConfirmed')}
  </li>`;
