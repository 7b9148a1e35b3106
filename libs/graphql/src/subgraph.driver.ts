import { Inject, Injectable } from '@nestjs/common';
import { AbstractGraphQLDriver, GraphQLFederationFactory, type GqlModuleOptions } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { guard } from './guard.js';
import { SubgraphSchemas } from './subgraph-schemas.js';

export interface SubgraphDriverOptions extends GqlModuleOptions {
  subgraph: string;
}

/**
 * Nest builds the executable subgraph schema (guards, pipes and injection included) and this driver only keeps it, with
 * the rule of every field put before its resolver: the gateway calls it in process, or subgraph-http.ts serves it. So a
 * subgraph brings no second server along, and one that does not say who may call what does not start.
 */
@Injectable()
export class SubgraphDriver extends AbstractGraphQLDriver<SubgraphDriverOptions> {
  constructor(
    @Inject(GraphQLFederationFactory) private readonly factory: GraphQLFederationFactory,
    @Inject(SubgraphSchemas) private readonly schemas: SubgraphSchemas,
  ) {
    super();
  }

  override generateSchema(options: SubgraphDriverOptions): Promise<GraphQLSchema> {
    return this.factory.generateSchema(options) as Promise<GraphQLSchema>;
  }

  async start(options: SubgraphDriverOptions): Promise<void> {
    const schema = options.schema as GraphQLSchema;
    guard(schema);
    this.schemas.set(options.subgraph, schema);
  }

  async stop(): Promise<void> {}
}
