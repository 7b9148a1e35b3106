import { assetPaths, keepIntegrity } from './assets.js';
import { html, type Html } from './html.js';
import { may } from './may.js';
import { INTERFACE_LANGUAGES, type Key } from '#wording';
import { figure } from './number.js';
import { asOf } from './offline/offline.page.js';
import { say, said } from './say.js';
import { PAPER } from './style/tokens.js';
import { code, nameOfLanguage } from './text.js';
import { here, href, type View } from './view.js';

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
  /** modules that the scripts will ask for */
  ahead?: readonly string[];
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

/** Of content, beside those of the interface. */
const OFFERED = ['id', 'ms', 'fil', 'lo', 'km', 'my', 'de', 'pt'];

export function documentOf(view: View, page: Page): string {
  const name = view.site.name;
  const title = page.title === '' ? name : `${page.title} · ${name}`;
  return html`<!doctype html>
    <html lang="${view.wording.tag}" dir="${view.wording.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="${PAPER.light}" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="${PAPER.dark}" media="(prefers-color-scheme: dark)" />
        <title>${title}</title>
        <link rel="stylesheet" href="${assetPaths.style}" />
        ${(page.styles ?? []).map((path) => html`<link rel="stylesheet" href="${path}" />`)}
        <link rel="icon" type="image/svg+xml" href="${assetPaths.icon}" />
        <link rel="apple-touch-icon" href="${assetPaths.touch}" />
        <link rel="manifest" href="${href(view, '/manifest.webmanifest')}" />
        ${(page.feeds ?? []).map((f) => html`<link rel="alternate" type="${f.type}" title="${f.title}" href="${f.path}" />`)}
        ${page.head} ${(page.scripts ?? []).map((src) => html`<script type="module" src="${src}"></script>`)}
        ${(page.ahead ?? []).map((path) => html`<link rel="modulepreload" href="${path}" />`)}
        ${isKept(view, page) && html`<script type="module" src="${assetPaths.keep}" integrity="${keepIntegrity}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${say(view, 'frame.skip')}</a>
        <header class="site">
          <a class="name" href="${href(view, '/')}">${name}</a>
          <nav aria-label="${said(view, 'frame.site')}">
            <ul>
              ${PLACES.map(([path, key]) => html`<li><a href="${href(view, path)}" ${isHere(view, path) && html`aria-current="page"`}>${say(view, key)}</a></li>`)}
            </ul>
          </nav>
          ${account(view, page.unread ?? 0)}
        </header>
        ${isKept(view, page) && asOf(view)}
        <main id="main" tabindex="-1">${page.main}</main>
        <footer class="site">
          ${languageChoice(view, page.languages ?? OFFERED)}
          <p>
            <bdi>${name}</bdi> · <a href="/.well-known/comity">${say(view, 'frame.about')}</a> · ${contact(view)} ·
            ${say(view, 'frame.dates')}
          </p>
          ${!view.wording.isConfirmed && html`<p>${say(view, 'frame.machine')}</p>`}
        </footer>
      </body>
    </html>`.text;
}

/** What anybody may read is kept by the browser that read it, for when there is no connection. */
const isKept = (view: View, page: Page): boolean =>
  (page.status ?? 200) === 200 &&
  page.isPrivate !== true &&
  view.context.actor.person === null &&
  !view.path.startsWith('/sign-');

/** Who is signed in and how to end it, or where to begin. */
function account(view: View, unread: number): Html | null {
  const { actor } = view.context;
  const onward = encodeURIComponent(view.path.startsWith('/sign-') ? '/' : here(view));
  if (actor.person === null)
    return view.site.signIn
      ? html`<p class="account"><a href="/sign-in?return=${onward}">${say(view, 'frame.signIn')}</a></p>`
      : null;
  const who = html`<bdi>${actor.name ?? actor.person}</bdi>`;
  if (actor.via !== 'session')
    return html`<p class="account">
      ${say(view, 'frame.actsFor', { person: who, participant: code(actor.participant ?? '') })}
    </p>`;
  return html`<form class="account" method="post" action="/sign-out" aria-label="${said(view, 'frame.account')}">
    <a href="${href(view, '/work')}">${say(view, 'work.title')}</a>
    ${may(view, 'inbox:read') && html`<a href="${href(view, '/inbox')}">${inboxWords(view, unread)}</a>`}
    <span
      >${say(view, 'frame.actsFor', {
        person: who,
        participant: html`<a href="/sign-in/participant?return=${onward}">${code(actor.participant ?? '')}</a>`,
      })}</span
    >
    <button class="quiet">${say(view, 'frame.signOut')}</button>
  </form>`;
}

function inboxWords(view: View, unread: number): Html {
  const inbox = say(view, 'frame.inbox');
  return unread > 0 ? say(view, 'inbox.headUnread', { inbox, n: figure(view, unread) }) : inbox;
}

const PLACES: readonly (readonly [path: string, words: Key])[] = [
  ['/publications', 'frame.publications'],
  ['/countries', 'frame.countries'],
  ['/register', 'frame.register'],
  ['/bodies', 'frame.bodies'],
  ['/docs', 'frame.developers'],
];

const isHere = (view: View, path: string): boolean => view.path === path || view.path.startsWith(`${path}/`);

function contact({ site }: View): Html {
  return site.contact.includes('@')
    ? html`<a href="mailto:${site.contact}">${code(site.contact)}</a>`
    : html`<bdi>${site.contact}</bdi>`;
}

/** First the languages that the pages speak themselves, then those in which content alone is shown. Each says its own name. */
function languageChoice(view: View, offered: readonly string[]): Html {
  const content = offered.filter((tag) => !INTERFACE_LANGUAGES.some((own) => own.split('-')[0] === tag.split('-')[0]));
  return html`<nav class="languages" aria-label="${said(view, 'frame.languages')}">
    <h2>${say(view, 'frame.interfaceIn')}</h2>
    ${choiceOf(view, INTERFACE_LANGUAGES, view.wording.tag)}
    ${
      content.length > 0 &&
      html`<h2>${say(view, 'frame.contentIn')}</h2>
        ${choiceOf(view, content, view.languages[0])}`
    }
  </nav>`;
}

function choiceOf(view: View, tags: readonly string[], present: string | undefined): Html {
  return html`<ul>
    ${tags.map(
      (tag) =>
        html`<li>
          <a
            href="${inThatLanguage(view, tag)}"
            lang="${tag}"
            hreflang="${tag}"
            ${tag === present && html`aria-current="true"`}
            ><bdi>${nameOfLanguage(tag, tag)}</bdi></a
          >
        </li>`,
    )}
  </ul>`;
}

/** The same page: what is named several times in its address stays so. */
function inThatLanguage({ path, query }: View, tag: string): string {
  const words = new URLSearchParams(query);
  words.set('lang', tag);
  return `${path}?${words.toString()}`;
}
