import fastifyCors from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../environment.js';
import { publicUrlOf } from '../public-url.js';
import { corsFor } from './cors.js';
import { limitRequests } from './limit-requests.js';
import { RateLimits } from './rate-limits.js';
import { secureHeaders } from './secure-headers.js';

/** Secure headers on every answer; at the public door also who may read from another site, and how much anybody may ask. */
export async function guardDoor(
  app: NestFastifyApplication,
  environment: Environment,
  isPublic: boolean,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const headersFor = secureHeaders(publicUrlOf(environment).startsWith('https:'));
  fastify.addHook('onRequest', (request, reply, done) => {
    for (const [name, value] of headersFor(request.url)) reply.header(name, value);
    done();
  });
  if (!isPublic) return;
  await app.register(fastifyCors, { delegator: corsFor(environment.CORS_ORIGINS) });
  limitRequests(fastify, app.get(RateLimits));
}
