/** The subgraphs apart: resolvers from memory behind the door that real subgraphs have. */
import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { SubgraphHttpModule, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { startService } from '#platform';
import { serve } from '../child.js';
import { benchEnvironment } from '../environment.js';
import { memorySubgraphs } from './memory.js';
import type { ServerGiven, Subgraphs } from './subgraphs.js';

const SCHEMA = Symbol('SCHEMA');

@Module({})
class MemorySubgraphModule implements OnModuleInit {
  constructor(
    @Inject(SubgraphSchemas) private readonly schemas: SubgraphSchemas,
    @Inject(SCHEMA) private readonly given: [name: string, schema: GraphQLSchema],
  ) {}

  static of(name: string, schema: GraphQLSchema): DynamicModule {
    return { module: MemorySubgraphModule, providers: [{ provide: SCHEMA, useValue: [name, schema] }] };
  }

  onModuleInit(): void {
    this.schemas.set(...this.given);
  }
}

serve({
  start: async ({ databaseUrl }: Pick<ServerGiven, 'databaseUrl'>): Promise<Subgraphs> => {
    const addresses: Subgraphs = {};
    for (const [name, schema] of Object.entries(memorySubgraphs())) {
      const service = await startService({
        name,
        environment: benchEnvironment({ DATABASE_URL: databaseUrl }),
        modules: () => [SubgraphSchemasModule, MemorySubgraphModule.of(name, schema), SubgraphHttpModule.forRoot(name)],
      });
      addresses[name] = `${service.url}/graphql`;
    }
    return addresses;
  },
});
