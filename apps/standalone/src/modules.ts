import type { DynamicModule, Type } from '@nestjs/common';
import { ExchangeJobsModule, ExchangeModule } from '#exchange';
import { inProcess } from '#federation';
import { GatewayModule, type RequestContext } from '#gateway';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { LibraryJobsModule, LibraryModule } from '#library';
import { MessagingModule } from '#messaging';
import type { Environment } from '#platform';
import { RegistryJobsModule, RegistryModule } from '#registry';

/** The whole house under one roof. */
export function standaloneModules({ RUNS_JOBS }: Environment): (Type | DynamicModule)[] {
  return [
    SubgraphSchemasModule,
    MessagingModule.forRoot({ runsJobs: RUNS_JOBS }),
    RegistryModule,
    LibraryModule,
    ExchangeModule,
    ...(RUNS_JOBS ? [ExchangeJobsModule, LibraryJobsModule, RegistryJobsModule] : []),
    GatewayModule.forRoot({ transport: { inject: [SubgraphSchemas], useFactory: callInProcess } }),
  ];
}

const callInProcess = (schemas: SubgraphSchemas): ReturnType<typeof inProcess> =>
  inProcess((name) => schemas.get(name), {
    // Loaders live as long as one call to one subgraph, so a subscription's events never read from an old cache.
    contextOf: (context) => subgraphContext(context as RequestContext),
  });
