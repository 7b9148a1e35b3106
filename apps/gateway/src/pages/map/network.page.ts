import { parse } from 'graphql';
import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import { figure } from '../number.js';
import { COUNTRY_NAME, countryLink, nameIn, type CountryName } from '../participant.js';
import type { Reader } from '../reader.js';
import { addressOf, NOTHING_CHOSEN } from '../results/choice.js';
import { said, say } from '../say.js';
import { code, foreign } from '../text.js';
import { href, type View } from '../view.js';
import { mapOf, type Flow } from './map.js';
import { places } from './world.js';

export const networkOperation = parse(/* GraphQL */ `
  query NetworkPage($filter: NetworkFilter, $languages: [LanguageTag!]!) {
    agreementNetwork(filter: $filter) {
      agreements
      truncated
      withoutEdges
      nodes {
        id
        agreements
        asOrigin
        asDestination
        country {
          ...CountryName
        }
      }
      edges {
        from
        to
        directed
        count
        agreements {
          id
        }
      }
    }
  }
  ${COUNTRY_NAME}
`);

interface Node {
  id: string;
  agreements: number;
  asOrigin: number;
  asDestination: number;
  country: CountryName | null;
}

interface Edge extends Omit<Flow, 'label'> {
  agreements: { id: string }[];
}

interface Network {
  agreements: number;
  truncated: boolean;
  withoutEdges: string[];
  nodes: Node[];
  edges: Edge[];
}

/** More lines than these are not told apart on a map; the file has all. */
const MOST_DRAWN = 400;
const MOST_LISTED = 60;

/** Who has agreed with whom: the same as a map and as a list. With `?country=` what one country has agreed. */
export async function networkPage(view: View, reader: Reader): Promise<Page> {
  const country = view.query.get('country')?.toUpperCase() ?? null;
  const { agreementNetwork: network } = await reader.read<{ agreementNetwork: Network }>(
    networkOperation,
    { filter: country ? { countries: [country] } : null, languages: view.languages },
    view.context,
  );
  const edges = bothWays(network.edges);
  const names = new Map(network.nodes.flatMap((node) => (node.country ? [[node.id, node.country] as const] : [])));
  const chosen = country ? names.get(country) : undefined;
  const about = { count: network.agreements };
  return {
    title: said(view, 'network.title'),
    main: html`<h1>${say(view, 'network.title')}</h1>
      <p class="lead">
        ${
          chosen
            ? say(view, 'network.leadOf', { ...about, country: countryLink(view, chosen) })
            : say(view, 'network.lead', about)
        }
      </p>
      ${country && html`<p><a href="${href(view, '/network')}">${say(view, 'network.everybody')}</a></p>`}
      ${network.nodes.length > 0 ? shown(view, { ...network, edges }, names) : html`<p class="empty">${say(view, 'network.none')}</p>`}
      ${files(view, country)}`,
  };
}

/** Two lines there and back of the same agreements are one without a direction. */
function bothWays(edges: readonly Edge[]): Edge[] {
  const key = (from: string, to: string, { agreements }: Edge): string =>
    [from, to, ...agreements.map(({ id }) => id)].join(' ');
  const known = new Set(edges.map((edge) => edge.directed && key(edge.from, edge.to, edge)));
  return edges.flatMap((edge) => {
    if (!edge.directed || !known.has(key(edge.to, edge.from, edge))) return edge;
    return edge.from < edge.to ? { ...edge, directed: false } : [];
  });
}

function shown(view: View, { nodes, edges, truncated, withoutEdges }: Network, names: Map<string, CountryName>): Html {
  const name = (id: string): string => {
    const found = names.get(id);
    return found ? nameIn(view, found).value : id;
  };
  const label = ({ from, to, directed, count }: Edge): string =>
    said(view, directed ? 'network.fromTo' : 'network.between', { from: name(from), to: name(to), count });
  const dots = nodes
    .filter(({ country }) => country)
    .map(({ id, agreements }) => ({
      code: id,
      count: agreements,
      href: href(view, '/network', { country: id }),
      label: said(view, 'network.dot', { country: name(id), count: agreements }),
    }));
  const small = dots.filter(({ code: id }) => !places[id]).map(({ code: id }) => name(id));
  return html`${mapOf({
      label: say(view, 'network.map'),
      note: html`${say(view, 'network.legend')}
      ${small.length > 0 && say(view, 'network.notDrawn', { countries: small.join(', ') })}
      ${say(view, 'network.noOpinion')}`,
      dots,
      flows: edges.slice(0, MOST_DRAWN).map((edge) => ({ ...edge, label: label(edge) })),
    })}
    <h2>${say(view, 'network.list')}</h2>
    ${list(view, edges, names)}
    ${edges.length > MOST_LISTED && html`<p class="small">${say(view, 'network.more', { count: edges.length - MOST_LISTED })}</p>`}
    ${withoutEdges.length > 0 && html`<p class="small">${say(view, 'network.many', { count: withoutEdges.length })} ${ids(view, withoutEdges)}</p>`}
    ${truncated && html`<p class="small">${say(view, 'network.truncated')}</p>`}`;
}

const list = (view: View, edges: readonly Edge[], names: Map<string, CountryName>): Html =>
  html`<div class="wide" role="region" aria-label="${said(view, 'network.list')}" tabindex="0">
    <table class="network">
      <thead>
        <tr>
          <th scope="col">${say(view, 'network.from')}</th>
          <td></td>
          <th scope="col">${say(view, 'network.to')}</th>
          <th scope="col">${say(view, 'network.agreements')}</th>
        </tr>
      </thead>
      <tbody>
        ${edges.slice(0, MOST_LISTED).map(
          ({ from, to, directed, count, agreements }) =>
            html`<tr>
              <td>${party(view, names, from)}</td>
              <td class="soft">${say(view, directed ? 'network.goesTo' : 'network.and')}</td>
              <td>${party(view, names, to)}</td>
              <td>
                <p>${figure(view, count)}</p>
                <p class="small">
                  ${ids(
                    view,
                    agreements.map(({ id }) => id),
                  )}
                </p>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

function party(view: View, names: Map<string, CountryName>, id: string): Html {
  const country = names.get(id);
  if (!country) return html`<a href="${href(view, `/bodies/${encodeURIComponent(id)}`)}">${code(id)}</a>`;
  return html`<a href="${href(view, '/network', { country: id })}">${foreign(view, nameIn(view, country))}</a>`;
}

const MOST_IDS = 3;

const ids = (view: View, all: readonly string[]): Html =>
  html`${all.slice(0, MOST_IDS).map((id, at) => html`${at > 0 && ', '}<a href="${href(view, `/publications/${encodeURIComponent(id)}`)}">${code(id)}</a>`)}${all.length > MOST_IDS && ' …'}`;

function files(view: View, country: string | null): Html {
  const to =
    (path: string, type: string) =>
    (words: Html): Html =>
      html`<a href="${href(view, path, { countries: country, lang: null })}" type="${type}">${words}</a>`;
  const records = addressOf(view, {
    ...NOTHING_CHOSEN,
    chosen: { kind: ['AGREEMENT'], ...(country ? { country: [country] } : {}) },
  });
  return html`<p class="more">
    <a href="${records}">${say(view, 'network.records')}</a> ·
    ${say(view, 'network.file', {
      csv: to('/survey/network.csv', 'text/csv'),
      json: to('/survey/network.json', 'application/json'),
    })}
  </p>`;
}
