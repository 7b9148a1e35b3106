import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import type { FastifyRequest } from 'fastify';
import { acceptedLanguages } from '#kernel';

export interface PeerContext {
  languages: readonly string[];
}

export const peerContext = (request: FastifyRequest): PeerContext => ({
  languages: acceptedLanguages(request.headers['accept-language']),
});

/** The same Apollo Server on the same Fastify as ours, without Nest, limits and access: what favours the peer stays. */
export async function apolloServer(
  options: Partial<ApolloServerOptions<PeerContext>>,
  contextOf: (request: FastifyRequest) => PeerContext = peerContext,
): Promise<string> {
  const apollo = new ApolloServer<PeerContext>({
    introspection: true,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    ...options,
  } as ApolloServerOptions<PeerContext>);
  await apollo.start();
  const fastify = Fastify();
  await fastify.register(fastifyApollo(apollo), { context: async (request) => contextOf(request) });
  return `${await fastify.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
}
