import { html, type Html } from './html.js';
import type { Feed } from './layout.js';
import { said } from './say.js';
import type { View } from './view.js';

const ATOM = 'application/atom+xml' as const;
const JSON_FEED = 'application/feed+json' as const;

/** The exchange's feeds: of everything, of a country, of a regional body. */
export const allFeeds = (view: View): Feed[] => feeds('/feeds/publications', said(view, 'home.feedOfAll'));
export const registerFeeds = (view: View): Feed[] => feeds('/feeds/register', said(view, 'home.feedOfRegister'));
export const countryFeeds = (code: string, name: string): Feed[] => feeds(`/feeds/countries/${code}`, name);
export const bodyFeeds = (id: string, name: string): Feed[] =>
  feeds(`/feeds/bodies/${encodeURIComponent(id.toLowerCase())}`, name);

const feeds = (path: string, title: string): Feed[] => [
  { type: ATOM, title: `${title} (Atom)`, path: `${path}.atom` },
  { type: JSON_FEED, title: `${title} (JSON Feed)`, path: `${path}.json` },
];

export const feedLinks = (offered: readonly Feed[]): Html =>
  html`<ul class="feeds">
    ${offered.map(
      (feed) =>
        html`<li>
          <a href="${feed.path}" type="${feed.type}"><bdi>${feed.title}</bdi></a>
        </li>`,
    )}
  </ul>`;
