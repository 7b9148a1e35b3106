import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '#kernel';
import { log } from '#platform';
import { documentOf, type Page } from './layout.js';
import { brokenPage, forbiddenPage, notFoundPage, refusedPage } from './not-found.page.js';
import { encodingFor, sendPacked } from './packed.js';
import { securityHeaders, type Policy } from './security-headers.js';
import { inEnglish } from './text.js';
import type { View } from './view.js';

/** Makes the page, or the page that says why there is none, and sends it: what is public with a tag, so that a reload costs little. */
export async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  view: View,
  make: () => Page | Promise<Page>,
): Promise<FastifyReply> {
  const page = await madeOr(view, make);
  reply.headers(securityHeaders(policyOf(page), view.site.url.startsWith('https:'), view.site.signIn?.formTargets));
  reply.header('vary', 'Accept, Accept-Encoding, Accept-Language, Authorization, Cookie');
  if (page.redirect) return reply.header('cache-control', 'no-cache').redirect(page.redirect, 303);
  const body = documentOf(view, page);
  const status = page.status ?? 200;
  const isPrivate = page.isPrivate === true || view.context.actor.person !== null;
  reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('content-language', view.wording.tag)
    .header('cache-control', isPrivate ? 'private, no-store' : status >= 400 ? 'no-store' : 'public, no-cache');
  // A tag would only help a cache, and what one reader alone may see is kept by none. Nor is it packed: from how long it is then,
  // whoever can have words put into it and listens would learn what else it says (BREACH).
  if (status !== 200 || isPrivate) return reply.send(body);
  const encoding = encodingFor(request);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const tag = `"${hash}${encoding ? `-${encoding}` : ''}"`;
  reply.header('etag', tag);
  if (request.headers['if-none-match']?.split(/\s*,\s*/).some((held) => held.replace(/^W\//, '') === tag))
    return reply.status(304).send();
  return sendPacked(reply, body, encoding);
}

const policyOf = (page: Page): Policy => (page.scripts ? 'script' : 'page');

async function madeOr(view: View, make: () => Page | Promise<Page>): Promise<Page> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Fault)) {
      log('pages').error({ err: error, path: view.path }, 'a page failed');
      return brokenPage(view);
    }
    if (error.code === 'NOT_AUTHORISED') return forbiddenPage(view, 'error.forbidden', inEnglish(view, error.message));
    return error.code === 'NOT_FOUND'
      ? notFoundPage(view, inEnglish(view, error.message))
      : refusedPage(view, error.message);
  }
}
