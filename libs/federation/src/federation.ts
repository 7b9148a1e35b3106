// The gateway's executor: looks up the prepared operation, runs its steps, cuts the answer.
import { executeSync, getVariableValues, GraphQLError, type DocumentNode, type ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { documentText, readOperation, type Operation, type Prepared } from './prepare.js';
import { Cancellation, isPromise, Run, type Surroundings } from './run.js';
import { subscribeTo } from './subscription.js';
import { readSupergraph } from './supergraph.js';
import type { Federation, FederationOptions, FederationRequest, Transport } from './types.js';

type Known = Operation | readonly GraphQLError[];

/** Builds the executor for a committed supergraph. */
export function createFederation(options: FederationOptions): Federation {
  const supergraph = readSupergraph(options.supergraphSdl, options.apiSdl, options.planning);
  const { apiSchema } = supergraph;
  const { deadlineMs } = options;
  const max = options.cacheSize ?? 2000;
  const surroundings: Surroundings = {
    transportOf: transportsByName(options.transport),
    onSubgraphError: options.onSubgraphError && ((info) => options.onSubgraphError?.(info)),
  };
  /** By the caller's key, or the text. Invalid documents are kept too: they come back as often as valid ones. */
  const operations = new LRUCache<string, Known>({ max });
  const texts = new WeakMap<DocumentNode, string>();

  const textOf = (document: DocumentNode): string => {
    let text = texts.get(document);
    if (text === undefined) texts.set(document, (text = documentText(document)));
    return text;
  };
  const find = ({ document, key, operationName }: FederationRequest): Known => {
    const name = operationName == null ? '' : operationName;
    const id = `${key ?? textOf(document)}\n${name}`;
    let known = operations.get(id);
    if (known !== undefined) return known;
    // The same operation in another formatting shares the plan.
    const byText = `${textOf(document)}\n${name}`;
    known = operations.get(byText) ?? readOperation(supergraph, document, operationName);
    if (id !== byText) operations.set(byText, known);
    operations.set(id, known);
    return known;
  };

  /** The operation with its coerced variables, or why it cannot run. */
  const begin = (
    request: FederationRequest,
  ): { operation: Operation; variables: Record<string, unknown> } | ExecutionResult => {
    const operation = find(request);
    if (!('normalised' in operation)) return { errors: operation };
    const definitions = operation.normalised.operation.variableDefinitions;
    if (!definitions?.length) return { operation, variables: {} };
    const coerced = getVariableValues(apiSchema, definitions, request.variables ?? {}, { maxErrors: 50 });
    return coerced.coerced ? { operation, variables: coerced.coerced } : { errors: coerced.errors.map(asBadInput) };
  };

  const finish = (prepared: Prepared, run: Run): ExecutionResult => {
    run.cancellation?.end();
    if (prepared.introspection) {
      const own = executeSync({
        schema: apiSchema,
        document: prepared.introspection,
        variableValues: run.variables,
      });
      Object.assign(run.tree, own.data);
      run.errors.push(...(own.errors ?? []));
    }
    const data = prepared.shape(run.tree, run.errors);
    return run.errors.length > 0 ? { errors: run.errors, data } : { data };
  };

  const execute = (request: FederationRequest): ExecutionResult | Promise<ExecutionResult> => {
    const begun = begin(request);
    if (!('operation' in begun)) return begun;
    const { operation, variables } = begun;
    if (operation.normalised.operation.operation === 'subscription') {
      return { errors: [new GraphQLError('Subscriptions are answered as a stream.')] };
    }
    const start = (prepared: Prepared) => {
      const cancellable = request.signal !== undefined || deadlineMs !== undefined;
      const cancellation = cancellable ? new Cancellation(request.signal, deadlineMs) : undefined;
      const run = new Run(surroundings, variables, request.context, cancellation);
      const waiting = prepared.steps(run);
      return isPromise(waiting) ? waiting.then(() => finish(prepared, run)) : finish(prepared, run);
    };
    const prepared = operation.prepared(variables);
    return isPromise(prepared) ? prepared.then(start, asResult) : start(prepared);
  };

  return {
    apiSchema,
    supergraphSdl: options.supergraphSdl,
    // Async, so that a fault in here rejects and does not throw.
    execute: async (request) => execute(request),
    subscribe: async (request) => {
      const begun = begin(request);
      if (!('operation' in begun)) return begun;
      const { operation, variables } = begun;
      if (operation.normalised.operation.operation !== 'subscription') return execute(request);
      const prepared = await Promise.resolve(operation.prepared(variables)).catch(asResult);
      if ('errors' in prepared) return prepared;
      return subscribeTo(prepared as Prepared, {
        surroundings,
        variables,
        deadlineMs,
        context: request.context,
        signal: request.signal,
        finish,
      });
    },
    close: async () => {
      operations.clear();
      const transports = isTransport(options.transport) ? [options.transport] : Object.values(options.transport);
      for (const transport of new Set(transports)) await transport.close?.();
    },
  };
}

/** A fault of preparing, where it is one to tell the client. */
function asResult(cause: unknown): ExecutionResult {
  if (cause instanceof GraphQLError) return { errors: [cause] };
  throw cause;
}

function isTransport(transport: FederationOptions['transport']): transport is Transport {
  return typeof transport.call === 'function';
}

function transportsByName(transport: FederationOptions['transport']): (subgraph: string) => Transport {
  if (isTransport(transport)) return () => transport;
  const byName = new Map(Object.entries(transport));
  return (subgraph) => {
    const found = byName.get(subgraph);
    if (!found) throw new Error(`No transport is configured for the subgraph "${subgraph}".`);
    return found;
  };
}

/** By the code that Apollo Server gives to variables that do not fit. */
const asBadInput = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes, extensions: { ...error.extensions, code: 'BAD_USER_INPUT' } });
