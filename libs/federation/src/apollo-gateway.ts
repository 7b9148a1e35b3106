// Apollo Server's `gateway` option. Apollo keeps what stands in front (plugins, persisted queries, error formats, CSRF)
// and hands each operation to the executor. The types are Apollo's by shape, so that this library does not depend on it.
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Federation } from './types.js';

/** What is used of Apollo's request. */
interface ApolloRequest {
  readonly document: DocumentNode;
  readonly queryHash: string;
  readonly operationName: string | null;
  readonly request: { variables?: Record<string, unknown> };
  readonly context: unknown;
}

export interface ApolloGateway {
  onSchemaLoadOrUpdate(callback: (schema: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void): () => void;
  load(): Promise<{ executor: (request: ApolloRequest) => Promise<ExecutionResult> }>;
  stop(): Promise<void>;
}

export interface ApolloGatewayOptions {
  /** The client's disconnect. Default: `context.signal`, where it is one. */
  signalOf?(context: unknown): AbortSignal | undefined;
}

/** Presents a federation as Apollo Server's gateway. Stopping the server closes the federation. */
export function apolloGateway(federation: Federation, options: ApolloGatewayOptions = {}): ApolloGateway {
  const callbacks = new Set<Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0]>();
  const signalOf = options.signalOf ?? signalInContext;
  return {
    onSchemaLoadOrUpdate(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    load() {
      const schema = { apiSchema: federation.apiSchema, coreSupergraphSdl: federation.supergraphSdl };
      for (const callback of callbacks) callback(schema);
      return Promise.resolve({
        executor: ({ document, queryHash, operationName, request, context }) =>
          federation.execute({
            document,
            key: queryHash,
            operationName: operationName ?? undefined,
            variables: request.variables,
            context,
            signal: signalOf(context),
          }),
      });
    },
    stop: () => federation.close(),
  };
}

function signalInContext(context: unknown): AbortSignal | undefined {
  if (context === null || typeof context !== 'object') return undefined;
  const { signal } = context as { signal?: unknown };
  return signal instanceof AbortSignal ? signal : undefined;
}
