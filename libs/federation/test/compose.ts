// Small supergraphs for the tests: subgraphs as SDL and resolvers, composed on the spot and run in process, beside one
// schema that holds the same types and resolvers undivided, as the oracle.
import { createRequire } from 'node:module';
import { graphql, parse, printSchema, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import {
  createFederation,
  inProcess,
  type Federation,
  type FederationOptions,
  type SubgraphRequest,
  type Transport,
} from '../src/index.js';

// Composition and subgraphs are CommonJS and share one instance of graphql with each other and with the source.
const require = createRequire(import.meta.url);
const { composeServices } = require('@apollo/composition') as typeof import('@apollo/composition');
const { buildSubgraphSchema } = require('@apollo/subgraph') as typeof import('@apollo/subgraph');

const head = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external",
  "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag"])\n`;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- resolvers of many small schemas, each with its own parents
type Resolve = (parent: any, args: any, context: any, info: any) => unknown;

export type Resolvers = Record<string, Record<string, Resolve | { subscribe: Resolve; resolve?: Resolve }>>;

export interface Subgraph {
  sdl: string;
  resolvers?: Resolvers;
}

export interface Composed {
  supergraphSdl: string;
  apiSdl: string;
  schemas: Record<string, GraphQLSchema>;
}

/** Composes subgraphs; throws with the composer's words when they do not fit. */
export function compose(subgraphs: Record<string, Subgraph>): Composed {
  const documents = Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, typeDefs: parse(head + sdl) }));
  const composed = composeServices(
    documents.map((document) => ({ ...document, url: `http://${document.name}.test/` })),
  );
  if (composed.errors) throw new Error(composed.errors.map((error) => error.message).join('\n'));
  const supergraphSdl = composed.supergraphSdl;
  const schemas: Record<string, GraphQLSchema> = {};
  for (const { name, typeDefs } of documents) {
    schemas[name] = buildSubgraphSchema({ typeDefs, resolvers: (subgraphs[name]!.resolvers ?? {}) as never });
  }
  return {
    supergraphSdl,
    apiSdl: printSchema(apiSchemaOf(composed.schema)),
    schemas,
  };
}

/** What a subgraph was asked, as the tests look at it. */
interface Asked {
  subgraph: string;
  document: string;
  variables: Record<string, unknown>;
}

export interface Gateway {
  federation: Federation;
  asked: Asked[];
  /** Runs a query and answers plain JSON, as a client would see it. */
  run(query: string, variables?: Record<string, unknown>, context?: unknown): Promise<PlainResult>;
  stream(
    query: string,
    variables?: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<AsyncGenerator<ExecutionResult>>;
}

interface PlainError {
  message: string;
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

export interface PlainResult {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are compared, not typed
  data?: any;
  errors?: PlainError[];
}

export type Intercept = (request: SubgraphRequest, next: Transport['call']) => ReturnType<Transport['call']>;

/** A gateway over subgraphs in process. `intercept` stands between, to fail or delay calls. */
export function gateway(
  subgraphs: Record<string, Subgraph> | Composed,
  options: Partial<FederationOptions> & { intercept?: Intercept } = {},
): Gateway {
  const composed = isComposed(subgraphs) ? subgraphs : compose(subgraphs);
  const { intercept, ...rest } = options;
  const inner = inProcess(composed.schemas);
  const asked: Asked[] = [];
  const note = ({ subgraph, document, variables }: SubgraphRequest) =>
    void asked.push({ subgraph, document, variables: structuredClone(variables) });
  const transport: Transport = {
    call(request) {
      note(request);
      return intercept ? intercept(request, inner.call) : inner.call(request);
    },
    subscribe(request) {
      note(request);
      return inner.subscribe(request);
    },
  };
  const federation = createFederation({ ...composed, transport, ...rest });
  return {
    federation,
    asked,
    async run(query, variables, context = {}) {
      return plain(await federation.execute({ document: documentOf(query), variables, context }));
    },
    async stream(query, variables, signal) {
      const result = await federation.subscribe({ document: documentOf(query), variables, context: {}, signal });
      if (!(Symbol.asyncIterator in result)) throw new Error(JSON.stringify(result));
      return result;
    },
  };
}

/** The same types and resolvers in one schema, run by graphql-js. */
export function monolith(
  sdl: string,
  resolvers: Resolvers,
): (query: string, variables?: Record<string, unknown>) => Promise<PlainResult> {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
  return async (source, variableValues) => plain(await graphql({ schema, source, variableValues, contextValue: {} }));
}

/** As it goes over the wire. */
export function plain(result: ExecutionResult): PlainResult {
  return JSON.parse(JSON.stringify(result)) as PlainResult;
}

const documents = new Map<string, DocumentNode>();

function documentOf(query: string): DocumentNode {
  let document = documents.get(query);
  if (!document) documents.set(query, (document = parse(query)));
  return document;
}

function isComposed(value: Record<string, Subgraph> | Composed): value is Composed {
  return typeof (value as Composed).supergraphSdl === 'string';
}

/** The composer's own schema type is of a package that is not ours to import. */
function apiSchemaOf(schema: unknown): GraphQLSchema {
  return (schema as { toAPISchema(): { toGraphQLJSSchema(): GraphQLSchema } }).toAPISchema().toGraphQLJSSchema();
}
