import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { costOf, isFree, operationSurcharge } from './cost.js';
import type { Quota, RateLimits } from './rate-limits.js';

const WINDOW_SECONDS = 60;
/** Where people show who they are otherwise than with every request. */
const SIGNING_IN = /^\/(?:sign-in|oauth\/|oidc\/)/;

/**
 * The limits at the door, before anything costs much: what an address shows is not even looked at while too much of it was
 * refused; points are taken once it is known who asks, and more of them once it is known what for.
 */
export function limitRequests(fastify: FastifyInstance, limits: RateLimits): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isFree(request.url) || !showsItself(request)) return done();
    const quota = limits.blockedSignIn(request.ip);
    if (!quota) return done();
    refuse(request, reply, quota, 'Too much that was shown from this address was refused.');
  });
  fastify.addHook('preParsing', (request, reply, _payload, done) => {
    if (isFree(request.url)) return done();
    take(limits, request, reply, costOf(request.url), done);
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (!request.url.startsWith('/graphql')) return done();
    const given = (request.method === 'GET' ? request.query : request.body) as { query?: unknown } | null | undefined;
    const surcharge = operationSurcharge(given?.query);
    if (surcharge === 0) return done();
    take(limits, request, reply, surcharge, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // A browser is not answered with 401 but led to a page that says so: who recognises people tells that it was refused.
    const { isProofRefused } = request as { isProofRefused?: boolean };
    if (!isProofRefused && !(reply.statusCode === 401 && showsItself(request))) return done();
    limits.failedSignIn(request.ip).then(() => done(), done);
  });
}

const showsItself = ({ headers, url }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers.cookie !== undefined || url.includes('key=') || SIGNING_IN.test(url);

/** Goes on unless the request was one too many, and is answered so. */
function take(
  limits: RateLimits,
  request: FastifyRequest,
  reply: FastifyReply,
  points: number,
  goOn: (error?: Error) => void,
): void {
  // The platform knows no actors: it is given one by whoever knows them.
  const { actor } = request as { actor?: { person: string | null; participant: string | null } };
  limits
    .take({ address: request.ip, person: actor?.person, participant: actor?.participant }, points)
    .then((quota) => {
      if (quota?.exceeded) refuse(request, reply, quota, 'Too many requests.');
      else if (quota) tell(reply, quota);
      return !quota?.exceeded;
    })
    .then((allows) => allows && goOn(), goOn);
}

/** draft-ietf-httpapi-ratelimit-headers-10: which policy, how much of it is left, and for how long. */
function tell(reply: FastifyReply, { policy, limit, remaining, resetSeconds }: Quota): void {
  reply
    .header('ratelimit-policy', `"${policy}";q=${limit};w=${WINDOW_SECONDS}`)
    .header('ratelimit', `"${policy}";r=${remaining};t=${resetSeconds}`);
}

function refuse(request: FastifyRequest, reply: FastifyReply, quota: Quota, title: string): void {
  const { policy, resetSeconds } = quota;
  const message = `${title} Try again in ${resetSeconds} s.`;
  tell(reply, quota);
  reply.status(429).header('retry-after', resetSeconds).header('cache-control', 'no-store');
  if (request.url.startsWith('/graphql')) {
    const extensions = { code: 'RATE_LIMITED', policy, retryAfter: resetSeconds, requestId: request.id };
    void reply.type('application/json; charset=utf-8').send(JSON.stringify({ errors: [{ message, extensions }] }));
    return;
  }
  const problem = {
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    title: message,
    status: 429,
    code: 'RATE_LIMITED',
    'violated-policies': [policy],
    requestId: request.id,
  };
  void reply.type('application/problem+json').send(JSON.stringify(problem));
}
