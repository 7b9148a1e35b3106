import { html, type Html } from './html.js';
import type { Feed } from './layout.js';

const ATOM = 'application/atom+xml' as const;
const JSON_FEED = 'application/feed+json' as const;

/** The exchange's feeds: of everything, of a country, of a regional body. */
export const allFeeds = (): Feed[] => feeds('/feeds/publications', 'All publications');
export const registerFeeds = (): Feed[] => feeds('/feeds/register', 'Changes of the register');
export const countryFeeds = (code: string, name: string): Feed[] => feeds(`/feeds/countries/${code}`, name);
export const bodyFeeds = (id: string, name: string): Feed[] =>
  feeds(`/feeds/bodies/${encodeURIComponent(id.toLowerCase())}`, name);

const feeds = (path: string, title: string): Feed[] => [
  { type: ATOM, title: `${title} (Atom)`, path: `${path}.atom` },
  { type: JSON_FEED, title: `${title} (JSON Feed)`, path: `${path}.json` },
];

export const feedLinks = (offered: readonly Feed[]): Html =>
  html`<ul class="feeds">
    ${offered.map((feed) => html`<li><a href="${feed.path}" type="${feed.type}">${feed.title}</a></li>`)}
  </ul>`;
