// What the executor asks of its surroundings and what it offers them. Nothing here knows Nest, Apollo or Comity, so
// that the executor can be tried, measured and replaced by itself.
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { PlanningLimits } from './planning.js';

/** The three kinds of operation. */
export type OperationKind = 'query' | 'mutation' | 'subscription';

/** The place of a value in the client's answer. */
export type ResponsePath = ReadonlyArray<string | number>;

/** One call to one subgraph. */
export interface SubgraphRequest {
  /** Name of the subgraph, as composed into the supergraph. */
  subgraph: string;
  /** The subgraph's operation as text. The same text for the same plan, so it serves as a cache key. */
  document: string;
  /** The same, parsed once per plan; in-process transports reuse it. */
  documentNode: DocumentNode;
  operationName?: string;
  kind: OperationKind;
  variables: Record<string, unknown>;
  /** The gateway's per-request context (actor, request id, loaders), opaque to the executor. */
  context: unknown;
  /** Fires when the deadline has passed or the client has gone. */
  signal?: AbortSignal;
}

/** Answers one request. May answer at once: an in-process subgraph without waiting resolvers costs no promise. */
export type SubgraphCall = (request: SubgraphRequest) => Promise<ExecutionResult> | ExecutionResult;

/** Opens one source stream. Ending the iterator must close the source. */
export type SubgraphSubscribe = (request: SubgraphRequest) => Promise<AsyncIterable<ExecutionResult>>;

/** The one seam between the executor and the subgraphs: in process or over the network. */
export interface Transport {
  call: SubgraphCall;
  subscribe: SubgraphSubscribe;
  close?(): Promise<void>;
}

/** A subgraph that failed or reported an error, told to the operator in full; the client is told less. */
export interface SubgraphErrorInfo {
  subgraph: string;
  path: ResponsePath;
  error: unknown;
  /** `context.requestId`, where the context has one. */
  requestId?: string;
}

export interface FederationOptions {
  /** The composed supergraph, for the planner. */
  supergraphSdl: string;
  /** The schema that clients see, for validation, introspection and the shape of answers. */
  apiSdl: string | GraphQLSchema;
  /** One transport for all subgraphs, or one per subgraph by name. */
  transport: Transport | Record<string, Transport>;
  /** How many prepared operations are kept; least recently used ones go first. Default 2000. */
  cacheSize?: number;
  /** Milliseconds for a whole query or mutation, or for one event of a subscription. Default: none. */
  deadlineMs?: number;
  /** How many operations are planned at once, and how many may wait for that; who finds no room is told when to come again. */
  planning?: PlanningLimits;
  /** Called for each subgraph error, with the detail that clients must not see. */
  onSubgraphError?(info: SubgraphErrorInfo): void;
}

export interface FederationRequest {
  document: DocumentNode;
  /** Names the document (Apollo's `queryHash`, say) and saves printing it; computed if absent. */
  key?: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  context?: unknown;
  /** The client's disconnect: outstanding fetches are cancelled when it fires. */
  signal?: AbortSignal;
}

export interface Federation {
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSdl: string;
  execute(request: FederationRequest): Promise<ExecutionResult>;
  subscribe(request: FederationRequest): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult>;
  close(): Promise<void>;
}
