import type { FastifyCorsOptions } from '@fastify/cors';
import type { FastifyRequest } from 'fastify';

/** Public reading that a page of anybody may show: without credentials, so that it never is what one reader alone may see. */
const OPEN = /^\/(?:feeds\/|(?:changes|snapshot)(?:[?/]|$))/;
const EXPOSED = ['etag', 'link', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];
const ALLOWED = ['accept', 'accept-language', 'authorization', 'comity-participant', 'content-type', 'last-event-id'];
const A_DAY = 86_400;

/** Other sites' pages: those of CORS_ORIGINS may act for whoever is signed in, all others read what is public. */
export function corsFor(origins: readonly string[]): (request: FastifyRequest) => Promise<FastifyCorsOptions> {
  const known = new Set(origins);
  return async ({ url, headers: { origin } }) => {
    const asked = { allowedHeaders: ALLOWED, exposedHeaders: EXPOSED, maxAge: A_DAY, strictPreflight: false };
    if (origin !== undefined && known.has(origin))
      return { ...asked, origin, credentials: true, methods: ['GET', 'HEAD', 'POST'] };
    if (OPEN.test(url)) return { ...asked, origin: '*', credentials: false, methods: ['GET', 'HEAD'] };
    return { origin: false, preflight: false };
  };
}
