/** Real modules on a real database, in one process: behind our gateway, or behind @apollo/gateway. */
import { LocalGraphQLDataSource } from '@apollo/gateway';
import { AccessModule, ANONYMOUS } from '#access';
import { ExchangeModule } from '#exchange';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { acceptedLanguages } from '#kernel';
import { LibraryModule } from '#library';
import { MessagingModule } from '#messaging';
import { startService } from '#platform';
import { RegistryModule } from '#registry';
import { startStandalone } from '#standalone';
import { serve } from '../child.js';
import { benchEnvironment } from '../environment.js';
import { bySource, serveGateway } from './apollo-gateway.js';

export interface RealInput {
  folder: string;
  databaseUrl: string;
}

serve({
  /** Without jobs: nothing but queries happens. */
  startNode: async ({ folder, databaseUrl }: RealInput): Promise<string> => {
    const node = await startStandalone({
      COMITY_DIR: folder,
      DATABASE_URL: databaseUrl,
      PORT: '0',
      RUNS_JOBS: 'false',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
    });
    return `${node.url}/graphql`;
  },

  startPeer: async ({ databaseUrl }: RealInput): Promise<string> => {
    const { app } = await startService({
      name: 'peer',
      environment: benchEnvironment({ DATABASE_URL: databaseUrl, SEED: 'none' }),
      modules: () => [
        AccessModule,
        SubgraphSchemasModule,
        MessagingModule.forRoot({ runsJobs: false }),
        RegistryModule,
        LibraryModule,
        ExchangeModule,
      ],
    });
    const schemas = app.get(SubgraphSchemas);
    const sources = Object.fromEntries(
      schemas.names().map((name) => [name, new LocalGraphQLDataSource(schemas.get(name))]),
    );
    return serveGateway(bySource(sources), (request) =>
      subgraphContext({
        actor: ANONYMOUS,
        requestId: String(request.id),
        languages: acceptedLanguages(request.headers['accept-language']),
      }),
    );
  },
});
