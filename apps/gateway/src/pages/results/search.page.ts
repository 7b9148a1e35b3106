import { parse } from 'graphql';
import { parsePublicationId } from '#kernel';
import { demonstrationNotice } from '../demonstration.js';
import { entriesByDay, entryList } from '../entry.js';
import { allFeeds } from '../feeds.js';
import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import { commaList } from '../lists.js';
import { NAMES } from '../participant.js';
import { ENTRY, type Entry } from '../publication.js';
import type { Reader } from '../reader.js';
import { say, said } from '../say.js';
import { code, foreign, type Text } from '../text.js';
import { href, type View } from '../view.js';
import { addressOf, choiceIn, filterOf, NOTHING_CHOSEN, ORDERS, type Choice, type Order } from './choice.js';
import { FACETS, facetLists, kindChoice, type Facets, type Labelled } from './facets.js';
import { HIGHLIGHTS, passages, type Highlight } from './passages.js';

export const searchOperation = parse(/* GraphQL */ `
  query PublicationsPage(
    $search: String
    $filter: PublicationFilter
    $after: String
    $orderBy: PublicationOrder
    $isSearched: Boolean!
    $languages: [LanguageTag!]!
  ) {
    publications(search: $search, filter: $filter, first: 20, after: $after, orderBy: $orderBy) {
      totalCount
      edges {
        ... @include(if: $isSearched) {
          ${HIGHLIGHTS}
        }
        node {
          ...Entry
        }
      }
      facets {
        ...Facets
      }
      correctedTo
      didYouMean
      expandedBy @include(if: $isSearched) {
        typed
        alsoSearched {
          language
          value
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    topics {
      code
      label {
        language
        value
      }
    }
    legalBases {
      code
      label {
        language
        value
      }
    }
  }
  ${ENTRY}
  ${NAMES}
  ${FACETS}
`);

interface Found {
  publications: {
    totalCount: number;
    edges: { node: Entry; highlights?: Highlight[] }[];
    facets: Facets | null;
    correctedTo: string | null;
    didYouMean: string | null;
    expandedBy?: { typed: string; alsoSearched: Text[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  topics: Labelled[];
  legalBases: Labelled[];
}

const LONGEST = 200;

/** All publications, or those that fit what was searched for and chosen; a page at a time. */
export async function searchPage(view: View, reader: Reader): Promise<Page> {
  const choice = choiceIn(view);
  const { search, order, after } = choice;
  if (parsePublicationId(search))
    return { title: search, main: html``, redirect: href(view, `/publications/${search}`) };
  const isSearched = search !== '';
  const { publications, topics, legalBases } = await reader.read<Found>(
    searchOperation,
    {
      search: isSearched ? search : null,
      filter: filterOf(choice),
      after,
      orderBy: order,
      isSearched,
      languages: view.languages,
    },
    view.context,
  );
  const { edges, facets, pageInfo } = publications;
  const byDay = order === null ? !isSearched : order === 'RECENT';
  const nodes = edges.map(({ node }) => node);
  const foundIn = new Map(edges.map(({ node, highlights }) => [node.id, passages(highlights ?? [])]));
  return {
    title: isSearched ? said(view, 'search.title', { words: search }) : said(view, 'frame.publications'),
    feeds: allFeeds(view),
    main: html`
      <div class="opening">
        <h1>${say(view, isSearched ? 'search.heading' : 'frame.publications')}</h1>
        ${searchBox(view, choice, false)}
      </div>
      ${facets && kindChoice(view, choice, facets)}
      <div class="columns">
        <div>
          ${summary(view, choice, publications)} ${demonstrationNotice(view, nodes)}
          ${nodes.length === 0 && nothingFound(view, choice)}
          ${byDay ? entriesByDay(view, nodes) : entryList(view, nodes, ({ id }) => foundIn.get(id))}
          ${
            pageInfo.hasNextPage &&
            html`<p class="more">
              <a href="${addressOf(view, { ...choice, after: pageInfo.endCursor })}" rel="next"
                >${say(view, 'search.next', { n: 20 })}</a
              >
            </p>`
          }
        </div>
        <div class="aside">
          ${facets && facetLists(view, choice, facets, { topics, bases: legalBases })} ${asFile(view, choice)}
        </div>
      </div>
    `,
  };
}

/** A form that works without a script and in any script. What is chosen stays chosen. */
export const searchBox = (view: View, { search, chosen, order }: Choice, hasFocus: boolean): Html =>
  html`<form class="search" action="/" method="get" role="search">
      <label for="q">${say(view, 'search.label')}</label>
      <input
        id="q"
        name="q"
        type="search"
        dir="auto"
        value="${search}"
        maxlength="${LONGEST}"
        placeholder="${said(view, 'search.placeholder')}"
        autocomplete="off"
        ${hasFocus && html`autofocus`}
      />
      ${Object.entries(chosen).flatMap(([part, values]) =>
        values.map((value) => html`<input type="hidden" name="${part}" value="${value}" />`),
      )}
      ${order && html`<input type="hidden" name="order" value="${order}" />`}
      ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
      <button type="submit">${say(view, 'search.button')}</button>
    </form>
    ${hasFocus && html`<p class="hint">${say(view, 'search.hint', { example: code('VN-LAW-2026-000001') })}</p>`}`;

/** How many there are, in which order, and what was made of the words. */
function summary(view: View, choice: Choice, found: Found['publications']): Html {
  const { totalCount, correctedTo, didYouMean, expandedBy = [] } = found;
  const { search } = choice;
  const asked = correctedTo ?? search;
  const instead = (words: string): Html =>
    html`<a href="${addressOf(view, { ...choice, search: words, after: null })}"><bdi>${words}</bdi></a>`;
  const typed = (words: string): Html => html`<bdi>${words}</bdi>`;
  const correction =
    correctedTo !== null && say(view, 'search.corrected', { words: typed(search), instead: instead(correctedTo) });
  return html`<p class="soft small" role="status">
      ${asked === '' ? say(view, 'search.found', { count: totalCount }) : say(view, 'search.foundFor', { count: totalCount, words: typed(asked) })}
    </p>
    ${correction && html`<p class="small">${correction}</p>`}
    ${didYouMean !== null && html`<p class="small">${say(view, 'search.didYouMean', { instead: instead(didYouMean) })}</p>`}
    ${expandedBy.slice(0, 2).map((word) => html`<p class="soft small">${expansion(view, word)}</p>`)}
    ${totalCount > 1 && orders(view, choice)}`;
}

const expansion = (
  view: View,
  { typed, alsoSearched }: NonNullable<Found['publications']['expandedBy']>[number],
): Html =>
  say(view, 'search.expanded', {
    typed: html`<bdi>${typed}</bdi>`,
    also: commaList(
      view,
      alsoSearched.slice(0, 6).map((text) => foreign(view, text)),
    ),
  });

function orders(view: View, choice: Choice): Html {
  const isSearched = choice.search !== '';
  const offered = ORDERS.filter((order) => isSearched || order !== 'RELEVANCE');
  const byDefault: Order = isSearched ? 'RELEVANCE' : 'RECENT';
  return html`<p class="orders small">
    ${say(view, 'search.first')}
    ${offered.map((order) => {
      const isOn = (choice.order ?? byDefault) === order;
      const address = addressOf(view, { ...choice, after: null, order: order === byDefault ? null : order });
      return html`<a href="${address}" ${isOn && html`aria-current="true"`}>${say(view, `search.${order}`)}</a> `;
    })}
  </p>`;
}

const FILES = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['bib', 'BibTeX'],
] as const;

/** The same search as a file: all of it, not a page. */
const asFile = (view: View, choice: Choice): Html =>
  html`<section>
    <h2>${say(view, 'search.take')}</h2>
    <p>
      ${FILES.map(([form, name], at) => html`${at > 0 && ' · '}<a href="/exports/publications.${form}${exportQuery(choice)}">${name}</a>`)}
    </p>
  </section>`;

/** In the words of the export: those of the API's filter, lists with commas. */
function exportQuery(choice: Choice): string {
  const parameters = new URLSearchParams(choice.search === '' ? {} : { search: choice.search });
  for (const [part, values] of Object.entries(filterOf(choice) ?? {})) parameters.set(part, String(values));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

const nothingFound = (view: View, { search, chosen }: Choice): Html =>
  search === '' && Object.keys(chosen).length === 0
    ? html`<div class="empty"><p>${say(view, 'search.nothingPublished')}</p></div>`
    : html`<div class="empty">
        <p>${say(view, search === '' ? 'search.noneChosen' : 'search.noneFound')}</p>
        <ul>
          ${
            Object.keys(chosen).length > 0 &&
            html`<li>
              ${say(view, 'search.without', { without: to(addressOf(view, { ...NOTHING_CHOSEN, search })) })}
            </li>`
          }
          ${
            search !== '' &&
            html`<li>${say(view, 'search.fewer')}</li>
              <li>${say(view, 'search.beginning', { part: html`<bdi lang="en">nurs</bdi>` })}</li>`
          }
          <li>${say(view, 'search.byCountry', { countries: to(href(view, '/countries')) })}</li>
        </ul>
      </div>`;

const to =
  (path: string) =>
  (words: Html): Html =>
    html`<a href="${path}">${words}</a>`;
