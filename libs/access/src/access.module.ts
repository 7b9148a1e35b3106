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
    fastify.decorateRequest('actor');
    fastify.addHook('onRequest', (request, reply, done) => {
      request.actor = ANONYMOUS;
      const header = request.headers.authorization;
      if (header === undefined) return done();
      this.identify(request, reply, header).then((answered) => {
        if (!answered) done();
      }, done);
    });
  }

  /** True when the request has been answered: its token was refused. */
  private async identify(request: FastifyRequest, reply: FastifyReply, header: string): Promise<boolean> {
    try {
      request.actor = await this.authentication.actorOf(header);
      return false;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      reply.status(401).header('www-authenticate', 'Bearer error="invalid_token"');
      if (request.url.startsWith('/graphql')) {
        await reply.send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
        return true;
      }
      await reply
        .type('application/problem+json')
        .send({ status: 401, title: error.message, code: error.code, requestId: request.id });
      return true;
    }
  }
}
