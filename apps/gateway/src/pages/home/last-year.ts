import { html, type Html } from '../html.js';
import { dateOf } from '../date.js';
import { smallMapOf, type Area, type Flow } from '../map/map.js';
import { figure } from '../number.js';
import { nameIn, type CountryName } from '../participant.js';
import { addressOf, NOTHING_CHOSEN } from '../results/choice.js';
import { said, say } from '../say.js';
import { code, foreign } from '../text.js';
import { href, type View } from '../view.js';
import { shadingOf, type Shading } from './shading.js';

/** What the map of the first page asks: who published in the last year, and who has agreed with whom. */
export const LAST_YEAR = /* GraphQL */ `
  lastYear: publications(filter: { publishedSince: $since }) @include(if: $withMap) {
    totalCount
    facets {
      countries {
        value
        count
        country {
          ...CountryName
        }
      }
    }
  }
  agreementNetwork @include(if: $withMap) {
    agreements
    edges {
      from
      to
      directed
      count
    }
    nodes {
      id
      country {
        ...CountryName
      }
    }
  }
`;

export interface LastYear {
  lastYear: {
    totalCount: number;
    facets: { countries: { value: string; count: number; country: CountryName | null }[] };
  };
  agreementNetwork: {
    agreements: number;
    edges: Omit<Flow, 'label'>[];
    nodes: { id: string; country: CountryName | null }[];
  };
}

/** More lines than these are not told apart at this size; all are at /network. */
const MOST_LINES = 120;
/** In words without being asked for. */
const MOST_NAMED = 8;

/** The day a year before, from which on it is counted. */
export function yearBefore(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  return day.toISOString().slice(0, 10);
}

/** Publications of the last year by country: shaded, and the same in words and numbers; agreements as lines above. */
export function lastYear(view: View, { lastYear: published, agreementNetwork: network }: LastYear): Html {
  const { countries } = published.facets;
  const shading = shadingOf(Math.max(1, ...countries.map(({ count }) => count)));
  const areas = countries.map((counted) => areaOf(view, counted, shading));
  return html`<section class="last-year" aria-labelledby="last-year">
    <h2 id="last-year">${say(view, 'home.lastYear')}</h2>
    <figure class="map">
      ${smallMapOf(areas, flows(view, network), href(view, '/network'))}
      <figcaption>${countries.length > 0 && legend(view, shading)} ${say(view, 'network.noOpinion')}</figcaption>
    </figure>
    ${
      countries.length > 0
        ? html`<p>
              ${say(view, 'home.lastYearCount', { count: published.totalCount, date: dateOf(view, yearBefore(view.today)) })}
            </p>
            ${inWords(view, countries)}`
        : html`<p>${say(view, 'home.lastYearNone')}</p>`
    }
    ${
      network.agreements > 0 &&
      html`<p>
        ${say(view, 'home.lines', {
          count: network.agreements,
          network: (words) => html`<a href="${href(view, '/network')}">${words}</a>`,
        })}
      </p>`
    }
  </section>`;
}

type Counted = LastYear['lastYear']['facets']['countries'][number];

const addressOfCountry = (view: View, { value }: Counted): string =>
  addressOf(view, { ...NOTHING_CHOSEN, chosen: { country: [value] } });

const areaOf = (view: View, counted: Counted, shading: Shading): Area => ({
  code: counted.value,
  count: counted.count,
  href: addressOfCountry(view, counted),
  label: said(view, 'home.ofCountry', {
    country: counted.country ? nameIn(view, counted.country).value : counted.value,
    count: counted.count,
  }),
  level: shading.levelOf(counted.count),
});

/** Those with the most, and the others for who asks. */
function inWords(view: View, countries: readonly Counted[]): Html {
  const others = countries.slice(MOST_NAMED);
  return html`${list(view, countries.slice(0, MOST_NAMED))}
  ${
    others.length > 0 &&
    html`<details>
      <summary>${say(view, 'home.moreCountries', { count: others.length })}</summary>
      ${list(view, others)}
    </details>`
  }`;
}

const list = (view: View, countries: readonly Counted[]): Html =>
  html`<ul class="counted">
    ${countries.map(
      (counted) =>
        html`<li>
          <a href="${addressOfCountry(view, counted)}"
            >${counted.country ? foreign(view, nameIn(view, counted.country)) : counted.value}</a
          >
          <span class="soft">${figure(view, counted.count)}</span>
        </li>`,
    )}
  </ul>`;

function legend(view: View, { ranges }: Shading): Html {
  return html`<span class="legend"
    >${say(view, 'home.legend')}
    ${ranges.map(
      ([from, to], at) =>
        html`<span
          ><span class="shade level-${4 - ranges.length + at + 1}" aria-hidden="true"></span>
          ${code(from === to ? figure(view, from) : `${figure(view, from)}–${figure(view, to)}`)}</span
        >`,
    )}</span
  >`;
}

function flows(view: View, { edges, nodes }: LastYear['agreementNetwork']): Flow[] {
  const names = new Map(nodes.map(({ id, country }) => [id, country ? nameIn(view, country).value : id]));
  const name = (id: string): string => names.get(id) ?? id;
  return edges.slice(0, MOST_LINES).map((edge) => ({
    ...edge,
    label: said(view, edge.directed ? 'network.fromTo' : 'network.between', {
      from: name(edge.from),
      to: name(edge.to),
      count: edge.count,
    }),
  }));
}
