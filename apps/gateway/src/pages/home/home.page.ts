import { parse } from 'graphql';
import type { Key } from '#wording';
import { demonstrationNotice } from '../demonstration.js';
import { entriesByDay } from '../entry.js';
import { allFeeds, feedLinks } from '../feeds.js';
import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import { may } from '../may.js';
import { figure } from '../number.js';
import { NAMES } from '../participant.js';
import { ENTRY, type Entry } from '../publication.js';
import type { Reader } from '../reader.js';
import { NOTHING_CHOSEN } from '../results/choice.js';
import { kindWords } from '../results/facets.js';
import { searchBox, searchPage } from '../results/search.page.js';
import { say, said } from '../say.js';
import { code } from '../text.js';
import { href, type View } from '../view.js';
import type { HeldMap } from './held-map.js';
import { LAST_YEAR, lastYear, yearBefore, type LastYear } from './last-year.js';

export const homeOperation = parse(/* GraphQL */ `
  query HomePage($languages: [LanguageTag!]!, $since: DateTime!, $withMap: Boolean!) {
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
    ${LAST_YEAR}
  }
  ${ENTRY}
  ${NAMES}
`);

interface Home extends Partial<LastYear> {
  publications: { totalCount: number; nodes: Entry[] };
  countries: unknown[];
  authorities: { totalCount: number };
  bodies: unknown[];
}

/** The first look: what this is, what is new, where the doors are. With `?q=` it is the search. */
export async function homePage(view: View, reader: Reader, held: HeldMap): Promise<Page> {
  if (view.query.has('q')) return searchPage(view, reader);
  const known = held.of(view);
  const home = await reader.read<Home>(
    homeOperation,
    { languages: view.languages, since: `${yearBefore(view.today)}T00:00:00Z`, withMap: !known },
    view.context,
  );
  const { nodes, totalCount } = home.publications;
  const map = known ?? (home as LastYear);
  if (!known) held.hold(view, map);
  return {
    title: '',
    feeds: allFeeds(view),
    main: html`
      <div class="opening">
        <h1>${say(view, 'home.title')}</h1>
        <p class="lead">${say(view, 'home.lead')}</p>
        <div>${searchBox(view, NOTHING_CHOSEN, true)} ${kindWords(view)}</div>
        ${figures(view, home)}
      </div>
      <div class="columns first">
        <div>
          ${nodes.length > 0 && follow(view)} ${demonstrationNotice(view, nodes)}
          ${nodes.length > 0 ? entriesByDay(view, nodes) : nothingYet(view)}
          ${
            totalCount > nodes.length &&
            html`<p class="more">
              <a href="${href(view, '/publications')}">${say(view, 'home.all', { count: totalCount })}</a>
            </p>`
          }
        </div>
        <aside class="aside" aria-label="${said(view, 'home.aside')}">
          ${lastYear(view, map)} ${doors(view)} ${howToPublish(view)}
        </aside>
      </div>
    `,
  };
}

/** What has changed can be had without coming back. */
const follow = (view: View): Html => {
  const feed = to('/feeds/publications.atom');
  return html`<p class="follow small">
    ${
      may(view, 'subscription:manage')
        ? say(view, 'home.followOwn', { feed, own: to(href(view, '/work/following')) })
        : say(view, 'home.followAll', { feed })
    }
  </p>`;
};

function figures(view: View, { publications, countries, authorities, bodies }: Home): Html {
  const line = (count: number, words: Key, path: string): Html =>
    html`<div>
      <dt>${say(view, words)}</dt>
      <dd><a href="${href(view, path)}">${figure(view, count)}</a></dd>
    </div>`;
  return html`<dl class="figures">
    ${line(publications.totalCount, 'home.countPublications', '/publications')}
    ${line(authorities.totalCount, 'home.countAuthorities', '/authorities')}
    ${line(bodies.length, 'home.countBodies', '/bodies')} ${line(countries.length, 'home.countCountries', '/countries')}
  </dl>`;
}

const nothingYet = (view: View): Html =>
  html`<div class="empty">
    <h2>${say(view, 'home.nothingYet')}</h2>
    <p>${say(view, 'home.willStandHere')}</p>
  </div>`;

const doors = (view: View): Html =>
  html`<section>
      <h2>${say(view, 'home.follow')}</h2>
      ${feedLinks(allFeeds(view))}
      <p>${say(view, 'home.feedsElsewhere')}</p>
    </section>
    <section>
      <h2>${say(view, 'home.across')}</h2>
      <p>${say(view, 'home.coverage', { coverage: to(href(view, '/coverage')) })}</p>
      <p><a href="${href(view, '/compare')}">${say(view, 'policies.heading')}</a></p>
      <p><a href="${href(view, '/network')}">${say(view, 'network.title')}</a>, ${say(view, 'network.link')}.</p>
    </section>
    <section>
      <h2>${say(view, 'home.machines')}</h2>
      <ul>
        <li>${say(view, 'home.explorer', { explorer: to(href(view, '/docs')), address: typed('/graphql') })}</li>
        <li>${say(view, 'home.schema', { schema: to(href(view, '/docs/schema')) })}</li>
        <li>${say(view, 'home.changes', { changes: to('/changes') })}</li>
        <li>${say(view, 'home.about', { about: to('/.well-known/comity') })}</li>
      </ul>
    </section>`;

const to =
  (path: string) =>
  (words: Html): Html =>
    html`<a href="${path}">${words}</a>`;

const typed = (text: string): Html => html`<code dir="ltr">${text}</code>`;

function howToPublish(view: View): Html {
  const { site } = view;
  return html`<section>
    <h2>${say(view, 'home.publish')}</h2>
    <p>
      ${say(view, 'home.howToPublish', {
        law: typed('publishLaw'),
        agreement: typed('publishAgreement'),
        practice: typed('publishPractice'),
        address: typed(`${site.url}/graphql`),
      })}
    </p>
    ${
      site.makesTokens
        ? html`<p>${say(view, 'home.ownTokens')}</p>
            <pre dir="ltr"><code>npm run token -- VN-MOH --role publisher</code></pre>`
        : html`<p>${say(view, 'home.askForToken', { contact: code(site.contact) })}</p>`
    }
  </section>`;
}
