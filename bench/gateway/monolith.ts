import Fastify from 'fastify';
import { execute, parse, validate, type DocumentNode } from 'graphql';
import { apolloServer, peerContext } from './peer-server.js';
import { memoryMonolith } from './memory.js';
import { schemaFiles } from './schema-files.js';

/** One schema on graphql-js behind Apollo Server. */
export function monolith(): Promise<string> {
  return apolloServer({ schema: memoryMonolith(schemaFiles().apiSdl) });
}

/** graphql-js and nothing else: documents parsed and validated once, no Apollo Server. */
export async function bareMonolith(): Promise<string> {
  const schema = memoryMonolith(schemaFiles().apiSdl);
  const documents = new Map<string, DocumentNode>();
  const read = (query: string): DocumentNode => {
    let document = documents.get(query);
    if (!document) {
      document = parse(query);
      const [error] = validate(schema, document);
      if (error) throw error;
      documents.set(query, document);
    }
    return document;
  };
  const fastify = Fastify();
  fastify.post<{ Body: { query: string } }>('/graphql', async (request) =>
    execute({ schema, document: read(request.body.query), contextValue: peerContext(request) }),
  );
  return `${await fastify.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
}
