import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import { ENVIRONMENT, type Environment } from '#platform';

/** Apart, files go through the gateway both ways as streams: no parser looks at them, and no more than a piece is in memory. */
@Injectable()
export class UploadProxy implements OnApplicationBootstrap {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const upstream = this.environment.SUBGRAPHS?.['library'];
    if (!upstream) return;
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    await fastify.register(async (scope) => {
      // A scope of its own: there the proxy's parsers, which parse nothing, do not collide with Nest's.
      scope.removeAllContentTypeParsers();
      await scope.register(httpProxy, {
        upstream: new URL(upstream).origin,
        prefix: '/files',
        rewritePrefix: '/files',
        // The app behind asks by its own rule.
        config: { access: 'by-audience' },
        httpMethods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
        undici: { headersTimeout: 120_000, bodyTimeout: 0, connections: 200 },
        replyOptions: {
          rewriteRequestHeaders: (request, headers) => ({ ...headers, 'x-request-id': String(request.id) }),
        },
      });
    });
  }
}
