import Fastify, { type FastifyInstance } from 'fastify';
import { buildSchema } from 'graphql';
import { actorFor, ANONYMOUS, type Role } from '#access';
import type { Reader } from './reader.js';
import { servePages } from './serve.js';

/** The pages on a Fastify of their own, with the library's data route as it stands beside them. */
export function siteOn(
  reader: Reader,
  { url = 'https://node.example', makesTokens = false, signedIn = false, role = 'publisher' as Role } = {},
): FastifyInstance {
  const fastify = Fastify({ genReqId: () => 'request-0001' });
  fastify.decorateRequest('actor');
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.actor = signedIn ? { ...actorFor('VN-MOH', [role], 'p1'), via: 'session' } : ANONYMOUS;
    done();
  });
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  servePages(fastify, {
    site: { name: 'Test node', version: '1.2.3', contact: 'operator@node.example', url, makesTokens },
    reader,
    schema: () =>
      buildSchema(
        '"Ask here" type Query { "says <b>hello</b>" hello(name: [String!]!): Greeting! } type Greeting { words: String }',
      ),
  });
  fastify.get('/publications/:ref', (_request, reply) => reply.send({ from: 'the library' }));
  return fastify;
}

export const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
