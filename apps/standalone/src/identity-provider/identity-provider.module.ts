import { join } from 'node:path';
import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { ENVIRONMENT, publicUrlOf, routesAre, type Environment } from '#platform';
import { ask, take } from './interaction.js';
import { providerKeys } from './keys.js';
import { PATH } from './options.js';
import { identityProvider } from './provider.js';

/** The demonstration people's provider under /oidc of the same server. */
@Module({})
export class IdentityProviderModule implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  async onModuleInit(): Promise<void> {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const keys = await providerKeys(join(this.environment.COMITY_DIR, 'keys'));
    const provider = identityProvider({ publicUrl: publicUrlOf(this.environment), keys });
    const ownProof = { config: { access: 'own-proof' as const } };
    fastify.get(`${PATH}/interaction/:uid`, ownProof, (request, reply) => ask(provider, request, reply));
    fastify.post(`${PATH}/interaction/:uid`, ownProof, async (request, reply) => take(provider, request, reply));
    await fastify.register(async (scope) => passOn(scope, provider));
  }
}

/** All else is the provider's own: it reads its bodies itself, and takes addresses as if it stood at the root. */
function passOn(scope: FastifyInstance, provider: Provider): void {
  const serve = provider.callback();
  routesAre(scope, 'own-proof');
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all(`${PATH}/*`, async (request: FastifyRequest, reply: FastifyReply) => {
    const { raw } = request;
    Object.assign(raw, { originalUrl: raw.url, url: (raw.url ?? '').slice(PATH.length) });
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    await serve(raw, reply.raw);
  });
}
