// Behind Apollo Server: its pipeline in front, the executor at the end of it.
import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from '@jest/globals';
import { apolloGateway, createFederation, inProcess } from '../src/index.js';
import { compose } from './compose.js';

const { ApolloServer } = createRequire(import.meta.url)('@apollo/server') as typeof import('@apollo/server');

const composed = compose({
  a: {
    sdl: 'type Query { law(id: ID!): Law } type Law @key(fields: "id") { id: ID! owner: String }',
    resolvers: { Query: { law: (_, { id }) => ({ id }) }, Law: { owner: (_parent, _args, { user }) => user } },
  },
  b: {
    sdl: 'type Law @key(fields: "id") { id: ID! text: String! }',
    resolvers: { Law: { text: ({ id }) => (id === '0' ? null : `text ${id}`) } },
  },
});
const federation = createFederation({
  ...composed,
  transport: inProcess(composed.schemas, { contextOf: (context) => context }),
});
const server = new ApolloServer<{ user: string }>({
  gateway: apolloGateway(federation),
  logger: { debug() {}, info() {}, warn() {}, error() {} },
});

afterAll(() => server.stop());

async function run(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const { body } = await server.executeOperation({ query, variables, operationName }, { contextValue: { user: 'u' } });
  if (body.kind !== 'single') throw new Error('expected one result');
  return JSON.parse(JSON.stringify(body.singleResult)) as {
    data?: unknown;
    errors?: { path?: unknown; extensions: { code: string } }[];
  };
}

describe('Apollo Server', () => {
  it("answers by the executor, with the request's context", async () => {
    expect(await run('query ($id: ID!) { law(id: $id) { text owner } }', { id: '4' })).toEqual({
      data: { law: { text: 'text 4', owner: 'u' } },
    });
  });

  it('picks the operation by name', async () => {
    const document = 'query A { law(id: 1) { id } } query B { law(id: 2) { id } }';
    expect(await run(document, {}, 'B')).toEqual({ data: { law: { id: '2' } } });
    expect(await run(document, {}, 'A')).toEqual({ data: { law: { id: '1' } } });
  });

  it('formats errors', async () => {
    const { data, errors } = await run('{ law(id: 0) { text } }');
    expect(data).toEqual({ law: null });
    expect(errors!.map(({ path }) => path)).toEqual([['law', 'text']]);
  });

  it("recognises faults of variables as the client's", async () => {
    const { errors } = await run('query ($id: ID!) { law(id: $id) { id } }', { id: { no: 1 } });
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses invalid documents itself', async () => {
    expect((await run('{ nothing }')).errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
