import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { commonSdl } from './common.graphql.js';
import { guardSdl } from './guard.js';
import { scalars } from './scalars.js';
import { SubgraphSchemas } from './subgraph-schemas.js';
import { SubgraphDriver, type SubgraphDriverOptions } from './subgraph.driver.js';

@Global()
@Module({ providers: [SubgraphSchemas], exports: [SubgraphSchemas] })
export class SubgraphSchemasModule {}

export interface SubgraphOptions {
  name: string;
  /** SDL that lies beside the resolvers; the common SDL is added */
  sdl: readonly string[];
  /** modules whose resolvers belong to it */
  include: Type[];
  /** type resolvers of interfaces and unions, further scalars */
  resolvers?: Record<string, unknown>;
}

/** The whole SDL of a subgraph, for composition. */
export const subgraphSdl = (sdl: readonly string[]): string => [guardSdl, commonSdl, ...sdl].join('\n');

/** A federation subgraph made of the given modules' resolvers. */
export function subgraph({ name, sdl, include, resolvers = {} }: SubgraphOptions): DynamicModule {
  return GraphQLModule.forRoot<SubgraphDriverOptions>({
    driver: SubgraphDriver,
    subgraph: name,
    typeDefs: subgraphSdl(sdl),
    resolvers: { ...scalars, ...byTypename('Error'), ...resolvers },
    include,
  });
}

/** For interfaces and unions whose values carry `__typename`. */
export const byTypename = (
  ...names: string[]
): Record<string, { __resolveType: (value: { __typename?: string }) => string | undefined }> =>
  Object.fromEntries(
    names.map((name) => [name, { __resolveType: (value: { __typename?: string }) => value.__typename }]),
  );
