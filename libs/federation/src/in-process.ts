// Subgraphs in the gateway's own process: a call is a function call on the executable schema.
import type { GraphQLSchema } from 'graphql';
import { SchemaExecutor, type SchemaRequest } from './schema-executor.js';
import { SubscriptionRefused } from './subscription.js';
import type { SubgraphRequest, Transport } from './types.js';

export interface InProcessOptions {
  /** Derives the subgraph's context from the gateway's; default: the gateway's own. */
  contextOf?(context: unknown, subgraph: string): unknown;
}

/** Calls subgraphs on their executable schemas. A schema given by function is asked for once, at first use. */
export function inProcess(
  schemas: Record<string, GraphQLSchema> | ((name: string) => GraphQLSchema),
  { contextOf }: InProcessOptions = {},
): Transport {
  const executors = new Map<string, SchemaExecutor>();
  const executorOf = (name: string): SchemaExecutor => {
    let executor = executors.get(name);
    if (executor) return executor;
    const schema = typeof schemas === 'function' ? schemas(name) : schemas[name];
    if (!schema) throw new Error(`No schema is known for the subgraph "${name}".`);
    executor = new SchemaExecutor(schema, false);
    executors.set(name, executor);
    return executor;
  };
  const translate = (request: SubgraphRequest): SchemaRequest => ({
    query: request.document,
    document: request.documentNode,
    operationName: request.operationName,
    variables: request.variables,
    context: contextOf ? contextOf(request.context, request.subgraph) : request.context,
  });
  return {
    call: (request) => executorOf(request.subgraph).execute(translate(request)),
    async subscribe(request) {
      const stream = await executorOf(request.subgraph).subscribe(translate(request));
      if (Symbol.asyncIterator in stream) return stream;
      throw new SubscriptionRefused(stream);
    },
  };
}
