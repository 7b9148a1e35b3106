import { dayAsked } from '../day-asked.js';
import { html, type Html } from '../html.js';
import { nameIn } from '../participant.js';
import { KINDS, type Labelled } from '../results/facets.js';
import { say, said } from '../say.js';
import { code, type Text } from '../text.js';
import type { View } from '../view.js';
import { orderIn, wordOf, type Order } from './coverage-order.js';

/** As they stand within a sentence. */
export const BY = ['LEGAL_BASIS', 'TOPIC'] as const;
export type By = (typeof BY)[number];

export const REGIONS = ['AFR', 'AMR', 'EMR', 'EUR', 'SEAR', 'WPR'] as const;
export type Region = (typeof REGIONS)[number];
/** In the address a region of WHO stands where a body does. */
const REGION = 'WHO-';

export interface Named {
  id: string;
  name: string;
  names: Text[];
}

/** What a table of coverage is about, as its address says it. */
export interface Looked {
  body: string;
  region: Region | null;
  by: By;
  /** a day past; null: today */
  on: string | null;
  kinds: readonly string[];
  /** columns; empty: those that the API has by itself */
  codes: readonly string[];
}

const MOST_COLUMNS = 60;

export function lookedAt(view: View): Looked {
  const { query } = view;
  const body = (query.get('body') || 'ASEAN').toUpperCase();
  const values = (name: string): string[] => [...new Set(query.getAll(name).filter((value) => value !== ''))];
  const by: By = query.get('by') === 'TOPIC' ? 'TOPIC' : 'LEGAL_BASIS';
  return {
    body,
    region: REGIONS.find((region) => body === `${REGION}${region}`) ?? null,
    by,
    on: dayAsked(view),
    kinds: values('kind').filter((kind) => (KINDS as readonly string[]).includes(kind)),
    // Columns of the other kind are left over from before somebody changed what they are by.
    codes: values('code')
      .filter((code) => code.includes(':') === (by === 'LEGAL_BASIS'))
      .slice(0, MOST_COLUMNS),
  };
}

/** An address of the same table, in another order. */
export function addressIn(view: View, { body, by, on, kinds, codes }: Looked, order: Order): string {
  const words = new URLSearchParams({ body });
  if (by !== 'LEGAL_BASIS') words.set('by', by);
  if (on) words.set('on', on);
  for (const kind of kinds) words.append('kind', kind);
  for (const one of codes) words.append('code', one);
  const sort = wordOf(order);
  if (sort) words.set('sort', sort);
  if (view.asked) words.set('lang', view.asked);
  return `/coverage?${words.toString()}`;
}

/** @param columns those that there are to choose from */
export const coverageForm = (
  view: View,
  looked: Looked,
  { bodies, columns }: { bodies: readonly Named[]; columns: readonly Labelled[] },
): Html => {
  const { body, by, on, kinds, codes } = looked;
  const sort = view.query.get('sort');
  return html`<form class="looking" method="get" action="/coverage" aria-label="${said(view, 'coverage.shown')}">
    <div class="asking">
      <div>
        <label for="body">${say(view, 'coverage.of')}</label>
        <select id="body" name="body">
          <optgroup label="${said(view, 'body.all')}">
            ${bodies.map((one) => html`<option value="${one.id}" ${one.id === body && html`selected`}>${nameIn(view, one).value}</option>`)}
          </optgroup>
          <optgroup label="${said(view, 'coverage.regions')}">
            ${REGIONS.map((region) => html`<option value="${REGION}${region}" ${body === `${REGION}${region}` && html`selected`}>${say(view, `country.${region}`)}</option>`)}
          </optgroup>
        </select>
      </div>
      <div>
        <label for="by">${say(view, 'coverage.by')}</label>
        <select id="by" name="by">
          ${BY.map((value) => html`<option value="${value}" ${value === by && html`selected`}>${say(view, `coverage.${value}`)}</option>`)}
        </select>
      </div>
      <div>
        <label for="kind">${say(view, 'facet.kinds')}</label>
        <select id="kind" name="kind">
          <option value="">${say(view, 'facet.all')}</option>
          ${KINDS.map((value) => html`<option value="${value}" ${kinds.includes(value) && html`selected`}>${say(view, `facet.${value}`)}</option>`)}
        </select>
      </div>
      <div>
        <label for="on">${say(view, 'register.on')}</label>
        <input id="on" type="date" name="on" value="${on ?? ''}" max="${view.today}" />
      </div>
      ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
      ${sort && orderIn(sort, codes).by !== 'country' && html`<input type="hidden" name="sort" value="${sort}" />`}
      <button type="submit">${say(view, 'body.show')}</button>
    </div>
    <details class="columns-chosen" ${codes.length > 0 && html`open`}>
      <summary>${say(view, 'coverage.columns')}</summary>
      <p class="soft small">${say(view, 'coverage.columnsHelp')}</p>
      <ul class="ticked">
        ${columns.map(
          (column) =>
            html`<li>
              <label
                ><input
                  type="checkbox"
                  name="code"
                  value="${column.code}"
                  ${codes.includes(column.code) && html`checked`}
                />
                <span
                  ><bdi>${column.label.value}</bdi> <span class="soft small">${code(column.code)}</span></span
                ></label
              >
            </li>`,
        )}
      </ul>
    </details>
  </form>`;
};
