import { parse } from 'graphql';
import { parsePublicationId } from '#kernel';
import { demonstrationNotice } from './demonstration.js';
import { entriesByDay, entryList } from './entry.js';
import { allFeeds } from './feeds.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { NAMES } from './participant.js';
import { ENTRY, type Entry } from './publication.js';
import type { Reader } from './reader.js';
import { href, type View } from './view.js';

export const searchOperation = parse(/* GraphQL */ `
  query PublicationsPage($search: String, $filter: PublicationFilter, $after: String, $languages: [LanguageTag!]!) {
    publications(search: $search, filter: $filter, first: 20, after: $after) {
      totalCount
      nodes {
        ...Entry
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${ENTRY}
  ${NAMES}
`);

interface Found {
  publications: { totalCount: number; nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const LONGEST = 200;
const KINDS = [
  ['', 'All'],
  ['LAW', 'Laws'],
  ['AGREEMENT', 'Agreements'],
  ['PRACTICE', 'Practices'],
  ['EVENT', 'Events'],
  ['RESOURCE', 'Resources'],
] as const;

/** All publications, or those that fit what was searched for; a page at a time. */
export async function searchPage(view: View, reader: Reader): Promise<Page> {
  const search = (view.query.get('q') ?? '').trim().slice(0, LONGEST);
  if (parsePublicationId(search))
    return { title: search, main: html``, redirect: href(view, `/publications/${search}`) };
  const kind = KINDS.find(([value]) => value !== '' && value === view.query.get('kind'))?.[0] ?? null;
  const { publications } = await reader.read<Found>(
    searchOperation,
    {
      search: search === '' ? null : search,
      filter: kind ? { kinds: [kind] } : null,
      after: view.query.get('after'),
      languages: view.languages,
    },
    view.context,
  );
  const { nodes, pageInfo, totalCount } = publications;
  return {
    title: search === '' ? 'Publications' : `Search: ${search}`,
    feeds: allFeeds(),
    main: html`
      <div class="opening">
        <h1>${search === '' ? 'Publications' : 'Search'}</h1>
        ${searchBox(view, search, false)}
      </div>
      ${filters(view, search, kind)}
      <p class="soft small" role="status">${counted(totalCount, search)}</p>
      ${demonstrationNotice(nodes)}
      ${nodes.length === 0 ? nothingFound(view, search) : search === '' ? entriesByDay(view, nodes) : entryList(view, nodes)}
      ${pageInfo.hasNextPage && html`<p class="more"><a href="${href(view, '/publications', { q: search, kind, after: pageInfo.endCursor })}" rel="next">The next 20</a></p>`}
    `,
  };
}

/** A form that works without a script and in any script. */
export const searchBox = (view: View, search: string, hasFocus: boolean): Html =>
  html`<form class="search" action="/" method="get" role="search">
      <label for="q">Search publications</label>
      <input
        id="q"
        name="q"
        type="search"
        dir="auto"
        value="${search}"
        maxlength="${LONGEST}"
        placeholder="Search in any language"
        autocomplete="off"
        ${hasFocus && html`autofocus`}
      />
      ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
      <button type="submit">Search</button>
    </form>
    ${hasFocus && html`<p class="hint">All words must occur; “a phrase” is kept together, -word leaves out. An id such as VN-LAW-2026-000001 finds its record.</p>`}`;

const filters = (view: View, search: string, kind: string | null): Html =>
  html`<nav class="filters" aria-label="Kinds">
    ${KINDS.map(([value, words]) => {
      const here = (kind ?? '') === value && html`aria-current="true"`;
      return html`<a href="${href(view, '/publications', { q: search, kind: value })}" ${here}>${words}</a>`;
    })}
  </nav>`;

function counted(count: number, search: string): Html {
  const noun = count === 1 ? 'publication' : 'publications';
  const number = count.toLocaleString('en');
  return search === ''
    ? html`${number} ${noun}, the newest first`
    : html`${number} ${noun} for <bdi>${search}</bdi>, the best match first`;
}

const nothingFound = (view: View, search: string): Html =>
  search === ''
    ? html`<div class="empty">
        <p>Nothing of this kind is published yet. It will stand here as soon as an authority publishes it.</p>
      </div>`
    : html`<div class="empty">
        <p>No publication that you may read has all these words.</p>
        <ul>
          <li>Try fewer words, or the word in another language: titles are searched in every language they have.</li>
          <li>Try the beginning of a word: <bdi>nurs</bdi> finds nurse and nursing.</li>
          <li>Or go by country: <a href="${href(view, '/countries')}">all countries</a>.</li>
        </ul>
      </div>`;
