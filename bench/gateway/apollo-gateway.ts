import {
  ApolloGateway,
  LocalGraphQLDataSource,
  RemoteGraphQLDataSource,
  type GraphQLDataSource,
} from '@apollo/gateway';
import type { FastifyRequest } from 'fastify';
import { execute, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { memorySubgraphs } from './memory.js';
import { apolloServer, peerContext, type PeerContext } from './peer-server.js';
import { schemaFiles } from './schema-files.js';
import type { ServerGiven, Subgraphs } from './subgraphs.js';

/** @apollo/gateway behind Apollo Server: over HTTP, where addresses are given, else on the schemas in this process. */
export function apolloGateway({ subgraphs }: Partial<ServerGiven>): Promise<string> {
  if (subgraphs) return serveGateway(overHttp(subgraphs));
  const sources = Object.entries(memorySubgraphs()).map(
    ([name, schema]) => [name, new LocalGraphQLDataSource(schema)] as const,
  );
  return serveGateway(bySource(Object.fromEntries(sources)));
}

/** The same with a data source that parses each document once and validates none, which the package does not bring. */
export function tunedApolloGateway(): Promise<string> {
  const sources = Object.entries(memorySubgraphs()).map(([name, schema]) => [name, tuned(schema)] as const);
  return serveGateway(bySource(Object.fromEntries(sources)));
}

export function serveGateway(
  dataSourceOf: (name: string) => GraphQLDataSource,
  contextOf: (request: FastifyRequest) => PeerContext = peerContext,
): Promise<string> {
  const gateway = new ApolloGateway({
    supergraphSdl: schemaFiles().supergraphSdl,
    buildService: ({ name }) => dataSourceOf(name),
  });
  return apolloServer({ gateway: gateway as never }, contextOf);
}

const overHttp =
  (subgraphs: Subgraphs) =>
  (name: string): GraphQLDataSource =>
    new RemoteGraphQLDataSource({ url: subgraphs[name] ?? 'http://127.0.0.1:1/graphql' });

export const bySource =
  (sources: Record<string, GraphQLDataSource>) =>
  (name: string): GraphQLDataSource => {
    const source = sources[name];
    if (!source) throw new Error(`${name} is not in this process.`);
    return source;
  };

function tuned(schema: GraphQLSchema): GraphQLDataSource {
  const documents = new Map<string, DocumentNode>();
  const read = (query: string): DocumentNode => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    return document;
  };
  return {
    async process({ request, context }) {
      const document = read(request.query ?? '');
      const answer = await execute({
        schema,
        document,
        variableValues: request.variables,
        contextValue: context,
      });
      return answer as never;
    },
  };
}
