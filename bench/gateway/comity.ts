import { Module } from '@nestjs/common';
import { inProcess, overHttp } from '#federation';
import { GatewayModule, type RequestContext } from '#gateway';
import { subgraphContext } from '#graphql';
import { startService } from '#platform';
import { benchEnvironment } from '../environment.js';
import { memorySubgraphs } from './memory.js';
import { subgraphHeaders, type ServerGiven } from './subgraphs.js';

/** Ours as it runs for people: Nest, Fastify, Apollo Server, access hook, limits and deadline on. */
export async function comity({ subgraphs, databaseUrl }: ServerGiven): Promise<string> {
  const schemas = subgraphs ? null : memorySubgraphs();
  const transport = schemas
    ? inProcess({ ...schemas }, { contextOf: (context) => subgraphContext(context as RequestContext) })
    : overHttp({ ...subgraphs }, { headers: subgraphHeaders });
  @Module({})
  class Nothing {}
  const service = await startService({
    name: 'gateway',
    // Who may what is in the database; nobody in particular asks here, so it is opened and not asked.
    environment: benchEnvironment({ DATABASE_URL: databaseUrl }),
    modules: () => [Nothing, GatewayModule.forRoot({ transport: { useFactory: () => transport } })],
  });
  return `${service.url}/graphql`;
}
