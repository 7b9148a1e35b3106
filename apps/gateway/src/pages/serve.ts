import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { policiesPage } from './across/policies.page.js';
import { answer } from './answer.js';
import { assetPaths, assets, packedAsset } from './assets.js';
import { bodyPage } from './body.page.js';
import { comparePage } from './compare.page.js';
import { coveragePage } from './coverage.page.js';
import { countryPage } from './country.page.js';
import { explorerPage } from './explorer.page.js';
import { HeldMap } from './home/held-map.js';
import { homePage } from './home/home.page.js';
import { html } from './html.js';
import { inboxDeed } from './inbox-deeds.js';
import { inboxPage } from './inbox.page.js';
import type { Page } from './layout.js';
import { networkPage } from './map/network.page.js';
import { manifestOf } from './offline/manifest.js';
import { offlinePage } from './offline/offline.page.js';
import { workerScript } from './offline/worker.script.js';
import { prefersHtml } from './negotiation.js';
import { notFoundPage } from './not-found.page.js';
import { publicationPage } from './publication.page.js';
import type { Reader } from './reader.js';
import { encodingFor, sendPacked } from './packed.js';
import { partnersPage } from './partners.page.js';
import { portalFiles, servePortalFiles } from './portal/portal-files.js';
import { portalPage } from './portal/portal.page.js';
import { registerPage } from './register.page.js';
import { authoritiesPage, bodiesPage, countriesPage } from './register.pages.js';
import { schemaPage } from './schema.page.js';
import { say } from './say.js';
import { searchPage } from './results/search.page.js';
import { fontFiles } from './style/fonts.js';
import { unreadOf } from './unread.js';
import { viewOf, type Site, type View } from './view.js';
import { networkKeys, wellKnown } from './well-known.js';

export interface PagesOptions {
  site: Site;
  reader: Reader;
  schema: () => GraphQLSchema;
}

type MakePage = (view: View, parameter: string) => Page | Promise<Page>;

/** Routes of the pages, and the hook that takes from data routes the requests of browsers. */
export function servePages(fastify: FastifyInstance, { site, reader, schema }: PagesOptions): void {
  const give = async (
    request: FastifyRequest,
    reply: FastifyReply,
    make: MakePage,
    parameter = '',
  ): Promise<FastifyReply> => {
    const view = viewOf(request, site, signalOf(reply));
    return answer(request, reply, view, async () => {
      const [page, unread] = await Promise.all([make(view, parameter), unreadOf(view, reader)]);
      return { ...page, unread };
    });
  };
  const portal = portalFiles();
  const heldMap = new HeldMap();
  const routes: Record<string, MakePage> = {
    '/': (view) => homePage(view, reader, heldMap),
    '/countries': (view) => countriesPage(view, reader),
    '/countries/:id': (view, code) => countryPage(view, reader, code),
    '/bodies': (view) => bodiesPage(view, reader),
    '/bodies/:id': (view, id) => bodyPage(view, reader, id),
    '/authorities': (view) => authoritiesPage(view, reader),
    '/register': (view) => registerPage(view, reader),
    '/coverage': (view) => coveragePage(view, reader),
    '/compare': (view) => policiesPage(view, reader),
    '/network': (view) => networkPage(view, reader),
    '/partners': (view) => partnersPage(view, reader),
    '/inbox': (view) => inboxPage(view, reader),
    '/work': (view) => portalPage(view, portal),
    '/work/*': (view) => portalPage(view, portal),
    '/offline': (view) => offlinePage(view),
    '/docs': (view) => explorerPage(view),
    '/docs/schema': (view) => schemaPage(view, schema()),
  };
  for (const [path, make] of Object.entries(routes)) {
    fastify.get<{ Params: { id?: string } }>(
      path,
      { config: { access: 'by-audience', describes: PAGE } },
      (request, reply) => give(request, reply, make, request.params.id),
    );
  }
  fastify.post('/inbox', { config: { access: 'by-audience' } }, (request, reply) =>
    give(request, reply, (view) => inboxDeed(view, reader, request.headers, request.body)),
  );
  fastify.get('/.well-known/comity', { config: { access: 'open', describes: ABOUT } }, async (request, reply) => {
    const keys = await networkKeys(reader, viewOf(request, site).context);
    return reply.header('cache-control', 'public, max-age=300').send(wellKnown(site, keys));
  });
  fastify.get('/manifest.webmanifest', { config: { access: 'open' } }, (request, reply) =>
    reply
      .type('application/manifest+json; charset=utf-8')
      .headers({
        'cache-control': 'public, max-age=3600',
        vary: 'Accept-Language',
        'x-content-type-options': 'nosniff',
      })
      .send(JSON.stringify(manifestOf(viewOf(request, site)))),
  );
  serveAssets(fastify);
  servePortalFiles(fastify);

  // Data of publications is the library's to answer, in this process or behind the proxy; a browser gets its page here,
  // before that route is run. preHandler comes after every onRequest hook, so the actor is known.
  const instead = ({ url, is404 }: FastifyRequest): ((view: View) => Page | Promise<Page>) | null => {
    const [path = ''] = url.split('?');
    if (path === '/publications') return (view) => searchPage(view, reader);
    const ref = /^\/publications\/([^/]+)$/.exec(path)?.[1];
    if (ref !== undefined) return (view) => publicationPage(view, reader, decoded(ref));
    const [, id, range] = /^\/publications\/([^/]+)\/compare\/([^/]+)$/.exec(path) ?? [];
    if (id !== undefined && range !== undefined)
      return (view) => comparePage(view, reader, decoded(id), decoded(range));
    if (is404)
      return (view) =>
        notFoundPage(view, say(view, 'error.noAddress', { path: html`<bdi dir="ltr">${path.slice(0, 200)}</bdi>` }));
    return null;
  };
  fastify.addHook('preHandler', (request, reply, done) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    const page = isReading && prefersHtml(request.headers.accept) ? instead(request) : null;
    if (page) give(request, reply, page).catch(done);
    else done();
  });
}

const PAGE = { summary: 'A page for people', answers: ['text/html'] };
const ABOUT = { summary: 'What this node is called, its keys, and the addresses of everything else' };

function serveAssets(fastify: FastifyInstance): void {
  for (const [path, asset] of assets) {
    fastify.get(path, { config: { access: 'open' } }, async (request, reply) => {
      reply
        .type(asset.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('x-content-type-options', 'nosniff')
        .header('vary', 'Accept-Encoding');
      if (typeof asset.text !== 'string') return reply.send(asset.text);
      return sendPacked(reply, asset.text, encodingFor(request), (_text, encoding) => packedAsset(asset, encoding));
    });
  }
  const worker = workerScript([assetPaths.style, assetPaths.icon, assetPaths.world]);
  // At the root, for only what is below it is its to keep; asked for anew each time, so that a mistake in it is not kept either.
  fastify.get('/service-worker.js', { config: { access: 'open' } }, (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .headers({
        'cache-control': 'no-cache',
        'content-security-policy': "default-src 'none'; connect-src 'self'",
        'x-content-type-options': 'nosniff',
      })
      .send(worker),
  );
  for (const { path, file } of fontFiles) {
    fastify.get(path, { config: { access: 'open' } }, async (_request, reply) =>
      reply
        .type('font/woff2')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('x-content-type-options', 'nosniff')
        .send(await readFile(file)),
    );
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function signalOf(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
