import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Fault } from '#kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Access } from './access.js';
import { ANONYMOUS, type Actor } from './actor.js';
import { Authentication } from './authentication.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

/** Every HTTP request of the process gets its actor before any route sees it; a bad token ends there with 401. */
@Module({ providers: [Access, Authentication], exports: [Access, Authentication] })
export class AccessModule implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Authentication) private readonly authentication: Authentication,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance | undefined>();
    if (!fastify || fastify.hasRequestDecorator('actor')) return;
    fastify.decorateRequest('actor', ANONYMOUS);
    fastify.addHook('onRequest', async (request, reply) => this.identify(request, reply));
  }

  private async identify(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const header = request.headers.authorization;
    if (header === undefined) return undefined;
    try {
      request.actor = await this.authentication.actorOf(header);
      return undefined;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      reply.status(401).header('www-authenticate', 'Bearer error="invalid_token"');
      if (request.url.startsWith('/graphql')) {
        return reply.send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
      }
      return reply
        .type('application/problem+json')
        .send({ status: 401, title: error.message, code: error.code, requestId: request.id });
    }
  }
}
