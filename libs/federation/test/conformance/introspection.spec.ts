// Introspection is answered by the gateway from the API schema; no subgraph hears of it.
import { describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { compose, gateway } from '../compose.js';

const composed = compose({
  a: {
    sdl: `
      "A law in force." type Law @key(fields: "id") { id: ID! old: String @deprecated(reason: "use id") }
      type Query { law: Law }`,
    resolvers: { Query: { law: () => ({ id: '1' }) } },
  },
  b: { sdl: 'type Law @key(fields: "id") { id: ID! text: String }', resolvers: { Law: { text: () => 'text' } } },
});

describe('introspection', () => {
  const { run, asked, federation } = gateway(composed);

  it('gives back the whole API schema', async () => {
    asked.length = 0;
    const { data, errors } = await run(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(printSchema(lexicographicSortSchema(buildClientSchema(data)))).toBe(
      printSchema(lexicographicSortSchema(federation.apiSchema)),
    );
    expect(asked).toEqual([]);
  });

  it('stands beside other fields, in its place', async () => {
    const { data } = await run('{ law { text } __schema { queryType { name } } __typename }');
    expect(JSON.stringify(data)).toBe(
      '{"law":{"text":"text"},"__schema":{"queryType":{"name":"Query"}},"__typename":"Query"}',
    );
  });

  it('takes variables, fragments and aliases', async () => {
    const { data } = await run(
      'query ($n: String!, $d: Boolean!) { t: __type(name: $n) { ...T } } fragment T on __Type { description fields(includeDeprecated: $d) { name } }',
      { n: 'Law', d: true },
    );
    expect(data.t.description).toBe('A law in force.');
    expect(data.t.fields.map(({ name }: { name: string }) => name).sort()).toEqual(['id', 'old', 'text']);
  });

  it('obeys conditions', async () => {
    expect(
      await run('query ($s: Boolean!) { __schema @skip(if: $s) { queryType { name } } law { id } }', { s: true }),
    ).toEqual({
      data: { law: { id: '1' } },
    });
  });

  it('answers null for an unknown type', async () => {
    expect(await run('{ __type(name: "Nothing") { name } }')).toEqual({ data: { __type: null } });
  });

  it('knows nothing of federation', async () => {
    const { data } = await run('{ __schema { types { name } directives { name } queryType { fields { name } } } }');
    expect(JSON.stringify(data)).not.toMatch(/_Entity|_Any|_Service|_entities|join__|link__/);
  });

  it('answers the type of the root without a call', async () => {
    asked.length = 0;
    expect(await run('{ __typename kind: __typename }')).toEqual({ data: { __typename: 'Query', kind: 'Query' } });
    expect(asked).toEqual([]);
  });
});
