import type { FastifyCorsOptions, FastifyCorsOptionsDelegateCallback } from '@fastify/cors';
import type { FastifyRequest } from 'fastify';

/** Public reading that a page of anybody may show: without credentials, so that it never is what one reader alone may see. */
const OPEN = /^\/(?:feeds\/|(?:changes|snapshot)(?:[?/]|$))/;
const EXPOSED = ['etag', 'link', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];
const ALLOWED = ['accept', 'accept-language', 'authorization', 'comity-participant', 'content-type', 'last-event-id'];
const A_DAY = 86_400;

const ASKED = {
  allowedHeaders: ALLOWED.join(', '),
  exposedHeaders: EXPOSED.join(', '),
  maxAge: A_DAY,
  strictPreflight: false,
} satisfies FastifyCorsOptions;
const READABLE: FastifyCorsOptions = { ...ASKED, origin: '*', credentials: false, methods: 'GET, HEAD' };
const CLOSED: FastifyCorsOptions = { origin: false, preflight: false };

/** Other sites' pages: those of CORS_ORIGINS may act for whoever is signed in, all others read what is public. */
export function corsFor(origins: readonly string[]): FastifyCorsOptionsDelegateCallback {
  const known = new Map<string | undefined, FastifyCorsOptions>(
    origins.map((origin) => [origin, { ...ASKED, origin, credentials: true, methods: 'GET, HEAD, POST' }]),
  );
  return ({ url, headers: { origin } }: FastifyRequest, answer) =>
    answer(null, known.get(origin) ?? (OPEN.test(url) ? READABLE : CLOSED));
}
