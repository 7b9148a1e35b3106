import { html, type Html } from '../html.js';
import { nameIn, type CountryName } from '../participant.js';
import type { Labelled } from '../results/facets.js';
import { say, said } from '../say.js';
import { foreign } from '../text.js';
import { href, type View } from '../view.js';
import type { Named } from './coverage-choice.js';

/** What is put side by side, as its address says it. */
export interface Compared {
  countries: readonly string[];
  topics: readonly string[];
  /** whose members are added */
  body: string | null;
  /** originals are shown without asking */
  originals: boolean;
}

export const MOST_COUNTRIES = 20;
export const MOST_TOPICS = 10;

export function comparedIn({ query }: Pick<View, 'query'>): Compared {
  const values = (name: string): string[] => [...new Set(query.getAll(name).flatMap((text) => text.split(',')))];
  const given = (name: string): string[] => values(name).filter((value) => value.trim() !== '');
  return {
    countries: given('country').map((code) => code.toUpperCase()),
    topics: given('topic'),
    body: query.get('body')?.toUpperCase() || null,
    originals: query.get('originals') === '1',
  };
}

export function addressOfCompared(view: View, { countries, topics, originals }: Omit<Compared, 'body'>): string {
  const words = new URLSearchParams();
  for (const country of countries) words.append('country', country);
  for (const topic of topics) words.append('topic', topic);
  if (originals) words.set('originals', '1');
  if (view.asked) words.set('lang', view.asked);
  const text = words.toString();
  return text === '' ? '/compare' : `/compare?${text}`;
}

export interface Choices {
  countries: readonly CountryName[];
  topics: readonly (Labelled & { parent: string | null })[];
  bodies: readonly Named[];
}

/** Lists to add from, and what is chosen to take back: a form that works without a script. */
export function policiesForm(view: View, chosen: Omit<Compared, 'body'>, { countries, topics, bodies }: Choices): Html {
  const names = new Intl.Collator([...view.languages]);
  const sorted = [...countries].sort((a, b) => names.compare(nameIn(view, a).value, nameIn(view, b).value));
  const isFull = chosen.countries.length >= MOST_COUNTRIES;
  return html`<form class="looking" method="get" action="/compare" aria-label="${said(view, 'policies.chosen')}">
    ${taken(
      view,
      'country',
      chosen.countries.map((one) => [
        one,
        foreign(view, nameIn(view, countries.find((c) => c.code === one) as CountryName)),
      ]),
    )}
    ${taken(
      view,
      'topic',
      chosen.topics.map((one) => [one, foreign(view, (topics.find((t) => t.code === one) as Labelled).label)]),
    )}
    <div class="asking">
      ${
        !isFull &&
        html`<div>
            <label for="country">${say(view, 'policies.addCountry')}</label>
            <select id="country" name="country">
              <option value=""></option>
              ${sorted.filter((one) => !chosen.countries.includes(one.code)).map((one) => html`<option value="${one.code}">${nameIn(view, one).value}</option>`)}
            </select>
          </div>
          <div>
            <label for="body">${say(view, 'policies.addBody')}</label>
            <select id="body" name="body">
              <option value=""></option>
              ${bodies.map((one) => html`<option value="${one.id}">${nameIn(view, one).value}</option>`)}
            </select>
          </div>`
      }
      ${
        chosen.topics.length < MOST_TOPICS &&
        html`<div>
          <label for="topic">${say(view, 'policies.addTopic')}</label>
          <select id="topic" name="topic">
            <option value=""></option>
            ${topics.filter((one) => !chosen.topics.includes(one.code)).map((one) => html`<option value="${one.code}">${'— '.repeat(depthOf(one.code))}${one.label.value}</option>`)}
          </select>
        </div>`
      }
      ${chosen.originals && html`<input type="hidden" name="originals" value="1" />`}
      ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
      <button type="submit">${say(view, 'body.show')}</button>
    </div>
  </form>`;
}

const depthOf = (code: string): number => code.split('/').length - 1;

const taken = (view: View, name: 'country' | 'topic', chosen: readonly (readonly [string, Html])[]): Html | false =>
  chosen.length > 0 &&
  html`<fieldset>
    <legend>${say(view, name === 'country' ? 'frame.countries' : 'publication.topics')}</legend>
    <ul class="ticked">
      ${chosen.map(
        ([code, words]) =>
          html`<li>
            <label><input type="checkbox" name="${name}" value="${code}" checked /> <span>${words}</span></label>
          </li>`,
      )}
    </ul>
  </fieldset>`;

/** Where one may begin. */
export const example = (view: View): string =>
  href(view, '/compare', { body: 'ASEAN', topic: 'health-personnel/recruitment' });
