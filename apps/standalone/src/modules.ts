import type { DynamicModule, Type } from '@nestjs/common';
import { ExchangeJobsModule, ExchangeModule } from '#exchange';
import { inProcess } from '#federation';
import { GatewayModule, type RequestContext } from '#gateway';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { LibraryJobsModule, LibraryModule } from '#library';
import { MessagingModule } from '#messaging';
import { publicUrlOf, type Environment } from '#platform';
import { RegistryJobsModule, RegistryModule } from '#registry';
import { IdentityProviderModule } from './identity-provider/identity-provider.module.js';
import { issuerOf } from './identity-provider/options.js';

/** The whole house under one roof. */
export function standaloneModules(environment: Environment): (Type | DynamicModule)[] {
  const { RUNS_JOBS, ACCESS_ISSUERS = [] } = environment;
  const own = issuerOf(publicUrlOf(environment));
  return [
    SubgraphSchemasModule,
    MessagingModule.forRoot({ runsJobs: RUNS_JOBS }),
    RegistryModule,
    LibraryModule,
    ExchangeModule,
    ...(RUNS_JOBS ? [ExchangeJobsModule, LibraryJobsModule, RegistryJobsModule] : []),
    GatewayModule.forRoot({ transport: { inject: [SubgraphSchemas], useFactory: callInProcess } }),
    // Only where it is trusted: standalone.ts names it among the issuers when the circumstances allow it.
    ...(ACCESS_ISSUERS.some(({ issuer }) => issuer === own) ? [IdentityProviderModule] : []),
  ];
}

const callInProcess = (schemas: SubgraphSchemas): ReturnType<typeof inProcess> =>
  inProcess((name) => schemas.get(name), {
    // Loaders live as long as one call to one subgraph, so a subscription's events never read from an old cache.
    contextOf: (context) => subgraphContext(context as RequestContext),
  });
