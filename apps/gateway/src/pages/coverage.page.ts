import { parse } from 'graphql';
import { earliestDay, isParticipantId } from '#kernel';
import { dateOf } from './date.js';
import { dayAsked } from './day-asked.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import { COUNTRY_NAME, countryLink, nameIn, type CountryName } from './participant.js';
import type { Reader } from './reader.js';
import { addressOf, NOTHING_CHOSEN } from './results/choice.js';
import { foreign, type Text } from './text.js';
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
const BY = { LEGAL_BASIS: 'articles of the WHO Code', TOPIC: 'topics' } as const;
type By = keyof typeof BY;

/** Who has published on what: a regional body's members by articles of the Code or by topics, of today or of a day past. */
export async function coveragePage(view: View, reader: Reader): Promise<Page> {
  const id = (view.query.get('body') || 'ASEAN').toUpperCase();
  const by: By = view.query.get('by') === 'TOPIC' ? 'TOPIC' : 'LEGAL_BASIS';
  const on = dayAsked(view);
  const asOf = on && earliestDay(on) < view.today ? `${earliestDay(on)}T23:59:59.999Z` : null;
  if (!isParticipantId(id)) return notFoundPage(view, html`<bdi>${id.slice(0, 60)}</bdi> is no regional body.`);
  const { body, bodies } = await reader.read<Answer>(
    coverageOperation,
    { id, by, asOf, languages: view.languages },
    view.context,
  );
  if (!body) return notFoundPage(view, html`No regional body <bdi>${id}</bdi> is on the register.`);
  const name = nameIn(view, body);
  return {
    title: `Coverage: ${name.value}`,
    main: html`<h1>Who has published on what</h1>
      <p class="lead">
        Members of <a href="${href(view, `/bodies/${encodeURIComponent(body.id)}`)}">${foreign(name)}</a>, ${BY[by]},
        ${asOf ? html`as it stood on ${dateOf(view, on as string)}` : 'today'}. What is 0 is a gap: nothing that you may
        read is published.
      </p>
      ${choice(view, bodies, body.id, by, on)} ${matrix(view, body.coverage, name, by)}
      ${files(view, body.coverage, by, asOf)}`,
  };
}

function matrix(view: View, { columns, rows }: Coverage, name: Text, by: By): Html {
  if (rows.length === 0) return html`<p class="empty">No members are known of that day.</p>`;
  return html`<div class="wide" role="region" aria-label="The table" tabindex="0">
    <table class="matrix">
      <caption>
        Publications of the members of ${foreign(name)} by ${BY[by]}
      </caption>
      <thead>
        <tr>
          <th scope="col">Country</th>
          ${columns.map(({ code, label }) => html`<th scope="col">${foreign(label)}<br /><span class="soft">${code}</span></th>`)}
          <th scope="col">Any of them</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ country, cells, total }) =>
            html`<tr>
              <th scope="row">${countryLink(view, country)}</th>
              ${cells.map(({ code, count }) => html`<td class="level-${levelOf(count)}">${count === 0 ? 0 : html`<a href="${recordsOf(view, by, country.code, code)}">${count}</a>`}</td>`)}
              <td>${total}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          ${columns.map(({ total }) => html`<td>${total}</td>`)}
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
  html`<form class="filters" method="get" action="/coverage" aria-label="What is shown">
    <label
      >Regional body
      <select name="body">
        ${bodies.map((body) => html`<option value="${body.id}" ${body.id === chosen && html`selected`}>${nameIn(view, body).value}</option>`)}
      </select></label
    >
    <label
      >By
      <select name="by">
        ${(Object.keys(BY) as By[]).map((value) => html`<option value="${value}" ${value === by && html`selected`}>${BY[value]}</option>`)}
      </select></label
    >
    <label>On <input type="date" name="on" value="${on ?? ''}" max="${view.today}" /></label>
    ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
    <button type="submit">Show</button>
  </form>`;

function files(view: View, { rows }: Coverage, by: By, asOf: string | null): Html | false {
  if (rows.length === 0) return false;
  const query = { countries: rows.map(({ country }) => country.code).join(','), by, asOf, lang: null };
  return html`<p class="more">
    This table as a file: <a href="${href(view, '/survey/coverage.csv', query)}" type="text/csv">CSV</a>,
    <a href="${href(view, '/survey/coverage.json', query)}" type="application/json">JSON</a>, each with the ids of the
    last records.
  </p>`;
}
