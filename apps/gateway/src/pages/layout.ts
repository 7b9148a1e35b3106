import { assetPaths } from './assets.js';
import { html, type Html } from './html.js';
import { may } from './may.js';
import { nameOfLanguage } from './text.js';
import { href, type View } from './view.js';

/** What a page brings; the rest of the document is the same everywhere. */
export interface Page {
  status?: number;
  /** an address on this node to go to instead */
  redirect?: string;
  /** plain text, without the node's name */
  title: string;
  main: Html;
  /** feeds that carry what this page shows */
  feeds?: readonly Feed[];
  /** more for the head, e.g. a block of data */
  head?: Html;
  /** languages that the reader may choose here; default: a few that are read widely */
  languages?: readonly string[];
  /** the addresses of scripts, for the explorer and the portal */
  scripts?: readonly string[];
  /** more style sheets */
  styles?: readonly string[];
  /** for whoever asked alone, also where nobody is signed in */
  isPrivate?: boolean;
  /** in the inbox of whoever is signed in; null: nobody counted */
  unread?: number | null;
}

export interface Feed {
  title: string;
  type: 'application/atom+xml' | 'application/feed+json';
  path: string;
}

const OFFERED = ['ar', 'zh', 'en', 'fr', 'ru', 'es', 'id', 'ms', 'fil', 'th', 'lo', 'km', 'my', 'vi', 'de', 'pt'];

export function documentOf(view: View, page: Page): string {
  const name = view.site.name;
  const title = page.title === '' ? name : `${page.title} · ${name}`;
  return html`<!doctype html>
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${assetPaths.style}" />
        ${(page.styles ?? []).map((path) => html`<link rel="stylesheet" href="${path}" />`)}
        <link rel="icon" type="image/svg+xml" href="${assetPaths.icon}" />
        ${(page.feeds ?? []).map((f) => html`<link rel="alternate" type="${f.type}" title="${f.title}" href="${f.path}" />`)}
        ${page.head} ${(page.scripts ?? []).map((src) => html`<script type="module" src="${src}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="site">
          <a class="name" href="${href(view, '/')}">${name}</a>
          <nav aria-label="Site">
            <ul>
              ${PLACES.map(([path, words]) => html`<li><a href="${href(view, path)}" ${isHere(view, path) && html`aria-current="page"`}>${words}</a></li>`)}
            </ul>
          </nav>
          ${account(view, page.unread ?? 0)}
        </header>
        <main id="main" tabindex="-1">${page.main}</main>
        <footer class="site">
          ${languageChoice(view, page.languages ?? OFFERED)}
          <p>
            ${name} · <a href="/.well-known/comity">about this node</a> · ${contact(view)} · dates are days in UTC;
            boundaries and names imply no opinion on legal status.
          </p>
        </footer>
      </body>
    </html>`.text;
}

/** Who is signed in and how to end it, or where to begin. */
function account(view: View, unread: number): Html | null {
  const { actor } = view.context;
  const onward = encodeURIComponent(
    view.path.startsWith('/sign-') ? '/' : href(view, view.path, Object.fromEntries(view.query)),
  );
  if (actor.person === null)
    return view.site.signIn ? html`<p class="account"><a href="/sign-in?return=${onward}">Sign in</a></p>` : null;
  const who = html`<bdi>${actor.name ?? actor.person}</bdi>`;
  if (actor.via !== 'session') return html`<p class="account">${who}, ${actor.participant}</p>`;
  return html`<form class="account" method="post" action="/sign-out" aria-label="Account">
    <a href="${href(view, '/work')}">My work</a>
    ${may(view, 'inbox:read') && html`<a href="${href(view, '/inbox')}">Inbox${unread > 0 && html` (${unread} unread)`}</a>`}
    <span>${who}, <a href="/sign-in/participant?return=${onward}">${actor.participant}</a></span>
    <button class="quiet">Sign out</button>
  </form>`;
}

const PLACES = [
  ['/publications', 'Publications'],
  ['/countries', 'Countries'],
  ['/register', 'Register'],
  ['/bodies', 'Bodies'],
  ['/docs', 'Developers'],
] as const;

const isHere = (view: View, path: string): boolean => view.path === path || view.path.startsWith(`${path}/`);

function contact({ site }: View): Html {
  return site.contact.includes('@')
    ? html`<a href="mailto:${site.contact}">${site.contact}</a>`
    : html`${site.contact}`;
}

/** Each language says its own name; what the page says itself is English for now. */
function languageChoice(view: View, offered: readonly string[]): Html {
  const query = Object.fromEntries(view.query);
  return html`<nav class="languages" aria-label="Language of names, titles and dates">
    <h2>Names, titles and dates in</h2>
    <ul>
      ${offered.map((tag) => {
        const here = view.languages[0] === tag && html`aria-current="true"`;
        return html`<li>
          <a href="${href(view, view.path, { ...query, lang: tag })}" lang="${tag}" hreflang="${tag}" ${here}
            ><bdi>${nameOfLanguage(tag, tag)}</bdi></a
          >
        </li>`;
      })}
    </ul>
  </nav>`;
}
