// The other end of `overHttp`: what a subgraph that runs apart puts behind its own route.
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { SchemaExecutor } from './schema-executor.js';

export interface SubgraphExecutorRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  context: unknown;
}

export interface SubgraphExecutor {
  execute(request: SubgraphExecutorRequest): Promise<ExecutionResult>;
  /** A stream, or the errors for which there is none. */
  subscribe(request: SubgraphExecutorRequest): Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
}

/** Executes requests on a subgraph's schema; parsing, validation and compilation are cached by query text. */
export function createSubgraphExecutor(schema: GraphQLSchema): SubgraphExecutor {
  const executor = new SchemaExecutor(schema, true);
  return {
    // Async, so that a fault in here rejects and does not throw.
    execute: async (request) => executor.execute(request),
    subscribe: (request) => executor.subscribe(request),
  };
}
