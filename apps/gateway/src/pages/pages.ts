import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ENVIRONMENT, type Environment } from '#platform';
import { GraphqlServer } from '../graphql-server.js';
import { federationReader } from './reader.js';
import { servePages } from './serve.js';
import { siteOf } from './site.js';

/** The first look at the network in a browser, answered by the gateway from its own public API. */
@Injectable()
export class Pages implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(GraphqlServer) private readonly graphql: GraphqlServer,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    servePages(fastify, {
      site: siteOf(this.environment),
      reader: federationReader(() => this.graphql.federation),
      schema: () => this.graphql.federation.apiSchema,
    });
  }
}
