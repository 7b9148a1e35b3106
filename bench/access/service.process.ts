/** The node that `npm start` runs; as it is, or with an authentication that knows the answer before it is asked. */
import { actorFor, Authentication } from '#access';
import { ExchangeModule } from '#exchange';
import { inProcess } from '#federation';
import { GatewayModule, type RequestContext } from '#gateway';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { LibraryModule } from '#library';
import { MessagingModule } from '#messaging';
import { startService } from '#platform';
import { RegistryModule } from '#registry';
import { serve } from '../child.js';
import { benchEnvironment } from '../environment.js';

export interface ServiceInput {
  databaseUrl: string;
  /** JSON of ACCESS_ISSUERS */
  issuers: string;
  /** whether who asks is found out, or known */
  asks: boolean;
}

serve({
  start: async ({ databaseUrl, issuers, asks }: ServiceInput): Promise<string> => {
    const { app, url } = await startService({
      name: asks ? 'node' : 'floor',
      environment: benchEnvironment({ DATABASE_URL: databaseUrl, ACCESS_ISSUERS: issuers, SEED: 'none' }),
      modules: () => [
        SubgraphSchemasModule,
        MessagingModule.forRoot({ runsJobs: false }),
        RegistryModule,
        LibraryModule,
        ExchangeModule,
        GatewayModule.forRoot({
          transport: {
            inject: [SubgraphSchemas],
            useFactory: (schemas: SubgraphSchemas) =>
              inProcess((name) => schemas.get(name), {
                contextOf: (context) => subgraphContext(context as RequestContext),
              }),
          },
        }),
      ],
    });
    if (!asks) {
      const known = actorFor('VN-MOH', ['publisher'], 'somebody');
      app.get(Authentication, { strict: false }).actorOf = async () => known;
    }
    return `${url}/graphql`;
  },
});
