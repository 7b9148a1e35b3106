// The query-plan executor that the gateway runs on. See ../README.md.
export { apolloGateway, type ApolloGateway, type ApolloGatewayOptions } from './apollo-gateway.js';
export { FailureCode } from './errors.js';
export { createFederation } from './federation.js';
export { inProcess, type InProcessOptions } from './in-process.js';
export { overHttp, type OverHttpOptions } from './over-http.js';
export { createSubgraphExecutor, type SubgraphExecutor, type SubgraphExecutorRequest } from './subgraph-executor.js';
export type {
  Federation,
  FederationOptions,
  FederationRequest,
  OperationKind,
  ResponsePath,
  SubgraphCall,
  SubgraphErrorInfo,
  SubgraphRequest,
  SubgraphSubscribe,
  Transport,
} from './types.js';
