import { parse } from 'graphql';
import { earliestDay, isParticipantId } from '#kernel';
import { dateOf } from './date.js';
import { dayAsked } from './day-asked.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import { figure } from './number.js';
import { COUNTRY_NAME, countryLink, nameIn, type CountryName } from './participant.js';
import type { Reader } from './reader.js';
import { addressOf, NOTHING_CHOSEN } from './results/choice.js';
import { say, said } from './say.js';
import { code, foreign, type Text } from './text.js';
import { href, type View } from './view.js';

export const coverageOperation = parse(/* GraphQL */ `
  query CoveragePage($id: ID!, $by: CoverageBy!, $asOf: DateTime, $languages: [LanguageTag!]!) {
    body(id: $id) {
      id
      name
      names {
        language
        value
      }
      coverage(by: $by, asOf: $asOf) {
        columns {
          code
          total
          label {
            language
            value
          }
        }
        rows {
          total
          country {
            ...CountryName
          }
          cells {
            code
            count
          }
        }
      }
    }
    bodies {
      id
      name
      names {
        language
        value
      }
    }
  }
  ${COUNTRY_NAME}
`);

interface Named {
  id: string;
  name: string;
  names: Text[];
}

interface Coverage {
  columns: { code: string; total: number; label: Text }[];
  rows: { total: number; country: CountryName; cells: { code: string; count: number }[] }[];
}

interface Answer {
  body: (Named & { coverage: Coverage }) | null;
  bodies: Named[];
}

/** As they stand within a sentence. */
const BY = ['LEGAL_BASIS', 'TOPIC'] as const;
type By = (typeof BY)[number];

/** Who has published on what: a regional body's members by articles of the Code or by topics, of today or of a day past. */
export async function coveragePage(view: View, reader: Reader): Promise<Page> {
  const id = (view.query.get('body') || 'ASEAN').toUpperCase();
  const by: By = view.query.get('by') === 'TOPIC' ? 'TOPIC' : 'LEGAL_BASIS';
  const on = dayAsked(view);
  const asOf = on && earliestDay(on) < view.today ? `${earliestDay(on)}T23:59:59.999Z` : null;
  if (!isParticipantId(id))
    return notFoundPage(view, say(view, 'body.noId', { id: html`<bdi>${id.slice(0, 60)}</bdi>` }));
  const { body, bodies } = await reader.read<Answer>(
    coverageOperation,
    { id, by, asOf, languages: view.languages },
    view.context,
  );
  if (!body) return notFoundPage(view, say(view, 'body.none', { id: code(id) }));
  const name = nameIn(view, body);
  const about = {
    body: html`<a href="${href(view, `/bodies/${encodeURIComponent(body.id)}`)}">${foreign(view, name)}</a>`,
    by: say(view, `coverage.${by}`),
  };
  return {
    title: said(view, 'coverage.title', { body: name.value }),
    main: html`<h1>${say(view, 'coverage.heading')}</h1>
      <p class="lead">
        ${
          asOf && on
            ? say(view, 'coverage.leadOn', { ...about, date: dateOf(view, on) })
            : say(view, 'coverage.leadToday', about)
        }
      </p>
      ${choice(view, bodies, body.id, by, on)} ${matrix(view, body.coverage, name, by)}
      ${files(view, body.coverage, by, asOf)}`,
  };
}

function matrix(view: View, { columns, rows }: Coverage, name: Text, by: By): Html {
  if (rows.length === 0) return html`<p class="empty">${say(view, 'coverage.noMembers')}</p>`;
  return html`<div class="wide" role="region" aria-label="${said(view, 'coverage.table')}" tabindex="0">
    <table class="matrix">
      <caption>
        ${say(view, 'coverage.caption', { body: foreign(view, name), by: say(view, `coverage.${by}`) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say(view, 'register.country')}</th>
          ${columns.map((column) => html`<th scope="col">${foreign(view, column.label)}<br /><span class="soft">${code(column.code)}</span></th>`)}
          <th scope="col">${say(view, 'coverage.any')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ country, cells, total }) =>
            html`<tr>
              <th scope="row">${countryLink(view, country)}</th>
              ${cells.map((cell) => html`<td class="level-${levelOf(cell.count)}">${cell.count === 0 ? figure(view, 0) : html`<a href="${recordsOf(view, by, country.code, cell.code)}">${figure(view, cell.count)}</a>`}</td>`)}
              <td>${figure(view, total)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${say(view, 'coverage.all')}</th>
          ${columns.map(({ total }) => html`<td>${figure(view, total)}</td>`)}
          <td></td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** The records that a cell counts, of today. */
const recordsOf = (view: View, by: By, country: string, code: string): string =>
  addressOf(view, { ...NOTHING_CHOSEN, chosen: { country: [country], [by === 'TOPIC' ? 'topic' : 'basis']: [code] } });

/** The colour says what the number says, roughly. */
const levelOf = (count: number): number => (count === 0 ? 0 : count < 3 ? 1 : count < 10 ? 2 : 3);

const choice = (view: View, bodies: readonly Named[], chosen: string, by: By, on: string | null): Html =>
  html`<form class="asking" method="get" action="/coverage" aria-label="${said(view, 'coverage.shown')}">
    <div>
      <label for="body">${say(view, 'coverage.body')}</label>
      <select id="body" name="body">
        ${bodies.map((body) => html`<option value="${body.id}" ${body.id === chosen && html`selected`}>${nameIn(view, body).value}</option>`)}
      </select>
    </div>
    <div>
      <label for="by">${say(view, 'coverage.by')}</label>
      <select id="by" name="by">
        ${BY.map((value) => html`<option value="${value}" ${value === by && html`selected`}>${say(view, `coverage.${value}`)}</option>`)}
      </select>
    </div>
    <div>
      <label for="on">${say(view, 'register.on')}</label>
      <input id="on" type="date" name="on" value="${on ?? ''}" max="${view.today}" />
    </div>
    ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
    <button type="submit">${say(view, 'body.show')}</button>
  </form>`;

function files(view: View, { rows }: Coverage, by: By, asOf: string | null): Html | false {
  if (rows.length === 0) return false;
  const query = { countries: rows.map(({ country }) => country.code).join(','), by, asOf, lang: null };
  const to =
    (path: string, type: string) =>
    (words: Html): Html =>
      html`<a href="${href(view, path, query)}" type="${type}">${words}</a>`;
  return html`<p class="more">
    ${say(view, 'coverage.file', {
      csv: to('/survey/coverage.csv', 'text/csv'),
      json: to('/survey/coverage.json', 'application/json'),
    })}
  </p>`;
}
