import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
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
  const isSecure = publicUrlOf(environment).startsWith('https:');
  await app.register(fastifyHelmet, { global: false });
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.helmet(secureHeaders(request.url, isSecure));
    done();
  });
  if (!isPublic) return;
  await app.register(fastifyCors, { delegator: corsFor(environment.CORS_ORIGINS) });
  limitRequests(fastify, app.get(RateLimits));
}
