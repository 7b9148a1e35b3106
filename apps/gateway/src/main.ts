import { overHttp } from '#federation';
import { ENVIRONMENT, runService, type Environment } from '#platform';
import { GatewayModule } from './gateway.module.js';
import { subgraphHeaders } from './request-context.js';

await runService({
  name: 'gateway',
  isPublic: true,
  modules: () => [
    GatewayModule.forRoot({
      transport: {
        inject: [ENVIRONMENT],
        useFactory: (environment: Environment) => overHttp(endpoints(environment), { headers: subgraphHeaders }),
      },
    }),
  ],
});

function endpoints({ SUBGRAPHS }: Environment): Record<string, string> {
  if (!SUBGRAPHS)
    throw new Error('SUBGRAPHS is empty: the gateway needs the addresses of registry, library and exchange.');
  return Object.fromEntries(Object.entries(SUBGRAPHS).map(([name, url]) => [name, new URL('/graphql', url).href]));
}
