// Apollo Server's `gateway` option. Apollo keeps what stands in front (plugins, persisted queries, error formats, CSRF)
// and hands each operation to the executor. The types are Apollo's by shape, so that this library does not depend on it.
import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { FailureCode } from './errors.js';
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
        executor: async ({ document, queryHash, operationName, request, context }) =>
          withRetryAfter(
            await federation.execute({
              document,
              key: queryHash,
              operationName: operationName ?? undefined,
              variables: request.variables,
              context,
              signal: signalOf(context),
            }),
          ),
      });
    },
    stop: () => federation.close(),
  };
}

/** Apollo makes status and headers of what stands under `http`, and takes it out of the answer. */
function withRetryAfter(result: ExecutionResult): ExecutionResult {
  if (!result.errors?.some(isOverloaded)) return result;
  const errors = result.errors.map((error) =>
    isOverloaded(error)
      ? new GraphQLError(error.message, {
          extensions: {
            ...error.extensions,
            http: { status: 503, headers: new Map([['retry-after', String(error.extensions['retryAfter'])]]) },
          },
        })
      : error,
  );
  return { ...result, errors };
}

const isOverloaded = ({ extensions }: GraphQLError): boolean => extensions['code'] === FailureCode.overloaded;

function signalInContext(context: unknown): AbortSignal | undefined {
  if (context === null || typeof context !== 'object') return undefined;
  const { signal } = context as { signal?: unknown };
  return signal instanceof AbortSignal ? signal : undefined;
}
