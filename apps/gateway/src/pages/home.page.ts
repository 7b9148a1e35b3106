import { parse } from 'graphql';
import { demonstrationNotice } from './demonstration.js';
import { entriesByDay } from './entry.js';
import { allFeeds, feedLinks } from './feeds.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { NAMES } from './participant.js';
import { ENTRY, type Entry } from './publication.js';
import type { Reader } from './reader.js';
import { NOTHING_CHOSEN } from './results/choice.js';
import { searchBox, searchPage } from './results/search.page.js';
import { href, type View } from './view.js';

export const homeOperation = parse(/* GraphQL */ `
  query HomePage($languages: [LanguageTag!]!) {
    publications(first: 20, orderBy: RECENT) {
      totalCount
      nodes {
        ...Entry
      }
    }
    countries {
      code
    }
    authorities(first: 1) {
      totalCount
    }
    bodies {
      id
    }
  }
  ${ENTRY}
  ${NAMES}
`);

interface Home {
  publications: { totalCount: number; nodes: Entry[] };
  countries: unknown[];
  authorities: { totalCount: number };
  bodies: unknown[];
}

/** The first look: what this is, what is new, where the doors are. With `?q=` it is the search. */
export async function homePage(view: View, reader: Reader): Promise<Page> {
  if (view.query.has('q')) return searchPage(view, reader);
  const home = await reader.read<Home>(homeOperation, { languages: view.languages }, view.context);
  return {
    title: '',
    feeds: allFeeds(),
    main: html`
      <div class="opening">
        <h1>What states have agreed and enacted on health workers who migrate, and on migrants’ health</h1>
        <p class="lead">
          National authorities publish their laws, agreements and practices here themselves. Every peer that follows
          them learns of each change, once, within seconds.
        </p>
        <div>${searchBox(view, NOTHING_CHOSEN, true)}</div>
        ${figures(view, home)}
      </div>
      <div class="columns">
        <div>
          ${demonstrationNotice(home.publications.nodes)}
          ${home.publications.nodes.length > 0 ? entriesByDay(view, home.publications.nodes) : nothingYet}
          ${
            home.publications.totalCount > home.publications.nodes.length &&
            html`<p class="more">
              <a href="${href(view, '/publications')}">All ${home.publications.totalCount} publications</a>
            </p>`
          }
        </div>
        <aside class="aside" aria-label="How to follow and publish">${doors(view)} ${howToPublish(view)}</aside>
      </div>
    `,
  };
}

function figures(view: View, { publications, countries, authorities, bodies }: Home): Html {
  const figure = (count: number, words: string, path: string): Html =>
    html`<div>
      <dt>${words}</dt>
      <dd><a href="${href(view, path)}">${count.toLocaleString('en')}</a></dd>
    </div>`;
  return html`<dl class="figures">
    ${figure(publications.totalCount, 'publications that you may read', '/publications')}
    ${figure(authorities.totalCount, 'authorities on the register', '/authorities')}
    ${figure(bodies.length, 'regional bodies with their members', '/bodies')}
    ${figure(countries.length, 'countries and territories listed', '/countries')}
  </dl>`;
}

const nothingYet = html`<div class="empty">
  <h2>Nothing is published yet</h2>
  <p>
    Publications will stand here, the newest first, each with what it means in law. An authority publishes with its
    token, by GraphQL.
  </p>
</div>`;

const doors = (view: View): Html =>
  html`<section>
      <h2>Follow</h2>
      ${feedLinks(allFeeds())}
      <p>Every country and every regional body has a feed of its own, on its page.</p>
    </section>
    <section>
      <h2>Look across countries</h2>
      <p>
        <a href="${href(view, '/coverage')}">Who has published on what</a>: a region’s countries by article of the Code,
        with the gaps.
      </p>
    </section>
    <section>
      <h2>For machines</h2>
      <ul>
        <li><a href="${href(view, '/docs')}">GraphQL explorer</a>, at <code>/graphql</code></li>
        <li><a href="${href(view, '/docs/schema')}">The schema, documented</a></li>
        <li><a href="/changes">Change feed</a>: every change in order, from where you left off</li>
        <li><a href="/.well-known/comity">About this node</a>, as JSON</li>
      </ul>
    </section>`;

function howToPublish({ site }: View): Html {
  return html`<section>
    <h2>Publish</h2>
    <p>
      An officer of an authority sends <code>publishLaw</code>, <code>publishAgreement</code> or
      <code>publishPractice</code> to <code>${site.url}/graphql</code> with a bearer token.
    </p>
    ${
      site.makesTokens
        ? html`<p>This node makes its own tokens, for trying it out:</p>
            <pre><code>npm run token -- VN-MOH --role publisher</code></pre>`
        : html`<p>Your authority’s coordinator gives you one. Write to ${site.contact} when you do not know yours.</p>`
    }
  </section>`;
}
