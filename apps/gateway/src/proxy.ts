import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ENVIRONMENT, type Environment } from '#platform';

/** REST that lives in a subgraph; in standalone the same routes are in this process and nothing is proxied. */
const ROUTES: Record<string, readonly string[]> = {
  exchange: ['/feeds', '/changes', '/snapshot', '/operator/queues', '/mail'],
  library: [
    '/publications',
    '/survey',
    '/snapshot/records',
    '/vocabularies',
    '/imports',
    '/catalogue.jsonld',
    '/templates',
    '/schemas',
    ...['csv', 'xlsx', 'ndjson', 'jsonld', 'bib', 'ris'].map((name) => `/exports/publications.${name}`),
  ],
  registry: ['/exports', '/register.csv', '/register.json'],
};

const READ = ['GET', 'HEAD'];
/** Where something is sent to as well. */
const WRITTEN: Record<string, string[]> = {
  '/vocabularies': [...READ, 'POST'],
  '/imports': [...READ, 'POST'],
  '/mail': [...READ, 'POST'],
  '/publications': [...READ, 'POST', 'PUT', 'DELETE'],
};

/** Apart, the gateway passes REST on to the app that owns it: streams stay streams, the caller's token goes along. */
@Injectable()
export class RestProxy implements OnApplicationBootstrap {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const [subgraph, prefixes] of Object.entries(ROUTES)) {
      const upstream = this.environment.SUBGRAPHS?.[subgraph];
      if (!upstream) continue;
      for (const prefix of prefixes) await this.pass(fastify, prefix, new URL(upstream).origin);
    }
  }

  private async pass(fastify: FastifyInstance, prefix: string, upstream: string): Promise<void> {
    await fastify.register(httpProxy, {
      upstream,
      prefix,
      // The app behind asks again, by its own rule.
      config: { access: 'by-audience' },
      rewritePrefix: prefix,
      httpMethods: WRITTEN[prefix] ?? READ,
      // Reading sends no body; parsers for one would collide with Nest's, and the process would not start.
      proxyPayloads: false,
      preHandler: (request, _reply, done) => {
        writeFormAgain(request);
        done();
      },
      undici: { headersTimeout: 60_000, bodyTimeout: 0, connections: 200 },
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          ...(request.body === '' ? { 'content-length': '0' } : {}),
          'x-request-id': String(request.id),
        }),
      },
    });
  }
}

/**
 * A form was read at this door already, and only text and JSON are passed on. One that came in parts says nothing that an app
 * behind looks for: the address is what counts (see takeMailBodies).
 */
function writeFormAgain(request: FastifyRequest): void {
  const type = request.headers['content-type'] ?? '';
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    request.body = new URLSearchParams((request.body ?? {}) as Record<string, string>).toString();
}
