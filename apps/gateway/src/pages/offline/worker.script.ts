/** Where its cache puts what is read: changes when the way of keeping does, so that what was kept otherwise is let go. */
const EDITION = 1;
const MOST_PAGES = 50;
const MOST_ASSETS = 80;

/**
 * The service worker, as the browser gets it: keeps public pages that are read, and shows them when the line is gone, with the day
 * they are of. A page comes from the node whenever that answers; kept is only what says of itself that anybody may keep it, so nothing
 * that was shown to somebody who is signed in, no error, nothing from elsewhere. Signing out clears all of it (Clear-Site-Data).
 * Without navigation preload: that asks twice for what is left to the browser, and a sign-in can be asked for only once.
 * @param assets what a page needs, fetched beforehand
 */
export const workerScript = (assets: readonly string[]): string => `const PAGES = 'comity-pages-${EDITION}';
const ASSETS = 'comity-assets-${EDITION}';
const OFFLINE = '/offline';
/** Where people sign in and work, and what is no page. */
const NOT_KEPT = /^\\/(sign-|oidc|oauth|work|inbox|graphql|board|health|metrics|offline)/;
const FOR_EVER = /^\\/assets\\/(?!portal\\/)/;
const ANY = { ignoreVary: true };

self.addEventListener('install', (event) => event.waitUntil(begin().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!NOT_KEPT.test(pathname)) event.respondWith(page(event));
  } else if (FOR_EVER.test(pathname)) event.respondWith(asset(event));
});

async function begin() {
  const cache = await caches.open(ASSETS);
  await cache.addAll(${JSON.stringify(assets)});
  // As nobody: what is said to who is signed in is not kept, and this page is for whoever comes after, too.
  const answer = await fetch(OFFLINE, { credentials: 'omit', headers: { accept: 'text/html' } });
  if (mayBeKept(answer)) await (await caches.open(PAGES)).put(OFFLINE, answer);
}

async function takeOver() {
  const known = [PAGES, ASSETS];
  for (const name of await caches.keys()) if (!known.includes(name)) await caches.delete(name);
  await self.clients.claim();
  // What is being read was there before this was.
  for (const { url } of await self.clients.matchAll({ type: 'window' })) {
    if (NOT_KEPT.test(new URL(url).pathname)) continue;
    const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => null);
    if (answer && mayBeKept(answer)) await keep(PAGES, url, answer, ${MOST_PAGES});
  }
}

async function page(event) {
  const { url } = event.request;
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return (await kept(url)) ?? (await notKept()) ?? Response.error();
  }
  if (mayBeKept(answer)) event.waitUntil(keep(PAGES, url, answer.clone(), ${MOST_PAGES}));
  return answer;
}

async function asset(event) {
  const { request } = event;
  const known = await caches.match(request.url, ANY);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) event.waitUntil(keep(ASSETS, request.url, answer.clone(), ${MOST_ASSETS}));
  return answer;
}

/** A page of this node that anybody may keep, itself and not a redirect to another. */
function mayBeKept({ status, type, redirected, headers }) {
  const control = headers.get('cache-control') ?? '';
  return (
    status === 200 &&
    type === 'basic' &&
    !redirected &&
    /\\bpublic\\b/.test(control) &&
    !/\\b(private|no-store)\\b/.test(control) &&
    (headers.get('content-type') ?? '').startsWith('text/html')
  );
}

/** The last read stand last; the first give way. */
async function keep(name, url, answer, most) {
  const cache = await caches.open(name);
  const at = url.split('#')[0];
  await cache.delete(at, ANY);
  await cache.put(at, answer);
  const all = await cache.keys();
  for (const old of all.filter((request) => new URL(request.url).pathname !== OFFLINE).slice(0, Math.max(0, all.length - most)))
    await cache.delete(old, ANY);
}

/** As it was, with what it is now above it. */
async function kept(url) {
  const answer = await (await caches.open(PAGES)).match(url.split('#')[0], ANY);
  if (!answer) return null;
  const text = await answer.text();
  const [, language = 'en'] = /<html lang="([^"]*)"/.exec(text) ?? [];
  const [, banner = ''] = /<template id="as-of"\\s*>([\\s\\S]*?)<\\/template\\s*>/.exec(text) ?? [];
  const shown = banner.replace('<time></time>', () => moment(answer.headers.get('date'), language));
  return html(text.replace('<main id="main" tabindex="-1">', (main) => main + shown), answer, 200);
}

function moment(date, language) {
  const day = new Date(date ?? NaN);
  if (Number.isNaN(day.getTime())) return '?';
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC', calendar: 'gregory' };
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, format).format(day);
  return '<time datetime="' + day.toISOString() + '">' + words + ' UTC</time>';
}

/** What else there is to read, the last read first. */
async function notKept() {
  const cache = await caches.open(PAGES);
  const answer = await cache.match(OFFLINE, ANY);
  if (!answer) return null;
  const links = [];
  for (const request of (await cache.keys()).reverse()) {
    const { pathname, search } = new URL(request.url);
    if (pathname === OFFLINE) continue;
    const text = await (await cache.match(request, ANY)).text();
    // Both are escaped already: the title as it stands in the page, the address by the browser.
    const [, title = ''] = /<title>([^<]*)<\\/title>/.exec(text) ?? [];
    const address = (pathname + search).replaceAll('&', '&amp;').replaceAll('"', '%22').replaceAll('<', '%3C');
    links.push('<li><a href="' + address + '"><bdi>' + title + '</bdi></a></li>');
  }
  return html((await answer.text()).replace('<ul id="kept" class="plain"></ul>', () => '<ul class="plain">' + links.join('') + '</ul>'), answer, 503);
}

/** With the policy that the page came with. */
function html(text, { headers: given }, status) {
  const headers = new Headers(given);
  for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name);
  return new Response(text, { status, headers });
}
`;
