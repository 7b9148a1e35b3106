// @inaccessible: there for the subgraphs, not for clients.
import { describe, expect, it } from '@jest/globals';
import { gateway } from '../compose.js';

describe('@inaccessible', () => {
  const { run, asked } = gateway({
    a: {
      sdl: `
        type Query { law: Law things: [Thing] strict: [Thing!] node: Node hidden: Int @inaccessible }
        type Law @key(fields: "internal") { internal: ID! @inaccessible title: String }
        union Thing = Open | Closed
        interface Node { id: ID }
        type Open implements Node { id: ID }
        type Closed implements Node @inaccessible { id: ID }`,
      resolvers: {
        Query: {
          law: () => ({ internal: '9', title: 'T' }),
          things: () => [
            { __typename: 'Open', id: '1' },
            { __typename: 'Closed', id: '2' },
          ],
          strict: () => [
            { __typename: 'Open', id: '1' },
            { __typename: 'Closed', id: '2' },
          ],
          node: () => ({ __typename: 'Closed', id: '2' }),
        },
      },
    },
    b: {
      sdl: 'type Law @key(fields: "internal") { internal: ID! @inaccessible text: String }',
      resolvers: { Law: { text: ({ internal }) => `text ${internal}` } },
    },
  });

  it('refuses hidden fields before asking anyone', async () => {
    asked.length = 0;
    const { data, errors } = await run('{ law { internal } hidden }');
    expect(data).toBeUndefined();
    expect(errors!.map(({ message }) => message)).toEqual([
      'Cannot query field "internal" on type "Law".',
      'Cannot query field "hidden" on type "Query".',
    ]);
    expect(asked).toEqual([]);
  });

  it('uses a hidden key between subgraphs', async () => {
    expect(await run('{ law { title text } }')).toEqual({ data: { law: { title: 'T', text: 'text 9' } } });
  });

  it('does not show objects of a hidden type', async () => {
    const { data, errors } = await run('{ things { ... on Open { id } } }');
    expect(data).toEqual({ things: [{ id: '1' }, null] });
    expect(errors!.map(({ path }) => path)).toEqual([['things', 1]]);
    expect(errors![0]!.message).not.toContain('Closed');
  });

  it('does not show them through an interface, even when no type is asked for', async () => {
    const { data, errors } = await run('{ node { id } }');
    expect(data).toEqual({ node: null });
    expect(errors!.map(({ path }) => path)).toEqual([['node']]);
  });

  it('nulls the list that must not have holes', async () => {
    const { data, errors } = await run('{ strict { __typename } }');
    expect(data).toEqual({ strict: null });
    expect(errors!.map(({ path }) => path)).toEqual([['strict', 1]]);
  });

  it('does not tell of them in introspection', async () => {
    const { data } = await run('{ __type(name: "Closed") { name } __schema { types { name fields { name } } } }');
    expect(data.__type).toBeNull();
    expect(JSON.stringify(data)).not.toMatch(/internal|hidden|Closed/);
  });
});
