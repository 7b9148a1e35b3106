export * from './guard.js';
export * from './common.graphql.js';
export * from './context.js';
export * from './result.js';
export * from './scalars.js';
export * from './subgraph-schemas.js';
export * from './subgraph.js';
export * from './subgraph-http.js';
