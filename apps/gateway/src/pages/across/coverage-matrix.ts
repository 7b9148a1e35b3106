import { html, type Html } from '../html.js';
import { figure } from '../number.js';
import { countryLink, nameIn, type CountryName } from '../participant.js';
import { addressOf, NOTHING_CHOSEN } from '../results/choice.js';
import { say, said } from '../say.js';
import { code, foreign, type Text } from '../text.js';
import { href, type View } from '../view.js';
import { addressIn, type Looked } from './coverage-choice.js';
import { gapsOf, inOrder, orderIn, toggledTo, type Order } from './coverage-order.js';

interface Cell {
  code: string;
  count: number;
  refs: string[];
  filter: { kinds: string[] | null; countries: string[]; topics: string[] | null; legalBases: string[] | null };
}

interface Row {
  total: number;
  country: CountryName;
  cells: Cell[];
}

export interface Coverage {
  columns: { code: string; total: number; label: Text }[];
  rows: Row[];
}

export const COVERAGE = /* GraphQL */ `
  fragment CoverageShown on Coverage {
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
        refs
        filter {
          kinds
          countries
          topics
          legalBases
        }
      }
    }
  }
`;

/** Countries down, articles or topics across; each head sorts, each number leads to what it counts. */
export function matrix(view: View, { columns, rows }: Coverage, looked: Looked, caption: Html): Html {
  const order = orderIn(
    view.query.get('sort'),
    columns.map((column) => column.code),
  );
  const names = new Intl.Collator([...view.languages]);
  const byName = (a: Row, b: Row): number =>
    names.compare(nameIn(view, a.country).value, nameIn(view, b.country).value);
  const head = (by: string, words: Html): Html => sortable(view, looked, order, by, words);
  return html`<div class="wide" role="region" aria-label="${said(view, 'coverage.table')}" tabindex="0">
    <table class="matrix">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head('country', say(view, 'register.country'))}
          ${columns.map((column) => head(column.code, html`${foreign(view, column.label)}<br /><span class="soft">${code(column.code)}</span>`))}
          ${head('total', say(view, 'coverage.any'))} ${head('gaps', say(view, 'coverage.gaps'))}
        </tr>
      </thead>
      <tbody>
        ${inOrder(rows, order, byName).map((row) => line(view, row, looked))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${say(view, 'coverage.all')}</th>
          ${columns.map(({ total }) => html`<td>${figure(view, total)}</td>`)}
          <td></td>
          <td></td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

function sortable(view: View, looked: Looked, order: Order, by: string, words: Html): Html {
  const isOn = order.by === by;
  const direction = order.descending ? 'descending' : 'ascending';
  return html`<th scope="col" ${isOn && html`aria-sort="${direction}"`}>
    <a href="${addressIn(view, looked, toggledTo(order, by))}">${words}</a
    >${isOn && html`<span class="sorted" aria-hidden="true">${order.descending ? '↓' : '↑'}</span>`}
  </th>`;
}

const line = (view: View, row: Row, { on }: Looked): Html =>
  html`<tr>
    <th scope="row">${countryLink(view, row.country)}</th>
    ${row.cells.map((cell) => html`<td class="level-${levelOf(cell.count)}">${cell.count === 0 ? figure(view, 0) : on ? recordsThen(view, cell) : recordsNow(view, cell)}</td>`)}
    <td>${figure(view, row.total)}</td>
    <td>${figure(view, gapsOf(row))}</td>
  </tr>`;

const recordsNow = (view: View, { count, filter }: Cell): Html => {
  const chosen = {
    ...(filter.kinds ? { kind: filter.kinds } : {}),
    country: filter.countries,
    ...(filter.topics ? { topic: filter.topics } : {}),
    ...(filter.legalBases ? { basis: filter.legalBases } : {}),
  };
  return html`<a href="${addressOf(view, { ...NOTHING_CHOSEN, chosen })}">${figure(view, count)}</a>`;
};

/** There is no list of a day past: the last few records are named, each as it stood then. */
const recordsThen = (view: View, { count, refs }: Cell): Html =>
  html`<details>
    <summary>${figure(view, count)}</summary>
    <ul class="small">
      ${refs.map((ref) => html`<li><a href="${href(view, `/publications/${ref}`)}">${code(ref)}</a></li>`)}
    </ul>
  </details>`;

/** The colour says what the number says, roughly. */
const levelOf = (count: number): number => (count === 0 ? 0 : count < 3 ? 1 : count < 10 ? 2 : 3);
