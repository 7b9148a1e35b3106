import { Injectable } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';

/** The subgraphs living in this process, by name; filled while the process starts. */
@Injectable()
export class SubgraphSchemas {
  private readonly schemas = new Map<string, GraphQLSchema>();

  set(name: string, schema: GraphQLSchema): void {
    this.schemas.set(name, schema);
  }

  get(name: string): GraphQLSchema {
    const schema = this.schemas.get(name);
    if (!schema)
      throw new Error(
        `No subgraph named ${name} runs in this process (there are: ${[...this.schemas.keys()].join(', ')}).`,
      );
    return schema;
  }

  names(): string[] {
    return [...this.schemas.keys()];
  }
}
