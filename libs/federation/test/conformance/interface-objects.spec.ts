// @interfaceObject: a subgraph that adds fields to every type of an interface without knowing them.
import { describe, expect, it } from '@jest/globals';
import { gateway, type Subgraph } from '../compose.js';

const types: Record<string, string> = { n1: 'Ministry', n2: 'Agency' };
const owner: Subgraph = {
  sdl: `
    type Query { bodies: [Body!]! body(id: ID!): Body }
    interface Body @key(fields: "id") { id: ID! name: String }
    type Ministry implements Body @key(fields: "id") { id: ID! name: String minister: String }
    type Agency implements Body @key(fields: "id") { id: ID! name: String staff: Int }`,
  resolvers: {
    Query: {
      bodies: () => Object.keys(types).map((id) => ({ __typename: types[id], id })),
      body: (_, { id }) => ({ __typename: types[id], id }),
    },
    Body: { __resolveReference: ({ id }) => ({ __typename: types[id], id }) },
    Ministry: { name: ({ id }) => `ministry ${id}`, minister: () => 'A. Minister' },
    Agency: { name: ({ id }) => `agency ${id}`, staff: () => 12 },
  },
};
const ratings: Subgraph = {
  sdl: `
    type Query { best: Body rated: [Body] }
    type Body @key(fields: "id") @interfaceObject { id: ID! stars: Int! critics: [String!] }`,
  resolvers: {
    Query: { best: () => ({ id: 'n2' }), rated: () => [{ id: 'n1' }, { id: 'n2' }, null] },
    Body: { __resolveReference: ({ id }) => ({ id }), stars: ({ id }) => Number(id.slice(1)), critics: () => ['x'] },
  },
};

describe('@interfaceObject', () => {
  const { run, asked } = gateway({ owner, ratings });

  it('adds a field to every type of the interface', async () => {
    expect(await run('{ bodies { name stars } }')).toEqual({
      data: {
        bodies: [
          { name: 'ministry n1', stars: 1 },
          { name: 'agency n2', stars: 2 },
        ],
      },
    });
  });

  it('is asked under the name of the interface', async () => {
    asked.length = 0;
    await run('{ bodies { stars } }');
    expect(asked[1]!.variables).toEqual({
      representations: [
        { __typename: 'Body', id: 'n1' },
        { __typename: 'Body', id: 'n2' },
      ],
    });
  });

  it('may be asked for on one type', async () => {
    expect(await run('{ bodies { id ... on Agency { staff stars } } }')).toEqual({
      data: { bodies: [{ id: 'n1' }, { id: 'n2', staff: 12, stars: 2 }] },
    });
  });

  it('answers its own fields without learning the type', async () => {
    asked.length = 0;
    expect(await run('{ best { id stars } }')).toEqual({ data: { best: { id: 'n2', stars: 2 } } });
    expect(asked).toHaveLength(1);
  });

  it('learns the type from the owner when the client asks for it', async () => {
    expect(await run('{ rated { __typename stars } }')).toEqual({
      data: { rated: [{ __typename: 'Ministry', stars: 1 }, { __typename: 'Agency', stars: 2 }, null] },
    });
  });

  it('learns the fields of the type too', async () => {
    expect(await run('{ best { stars name ... on Agency { staff } ... on Ministry { minister } } }')).toEqual({
      data: { best: { stars: 2, name: 'agency n2', staff: 12 } },
    });
  });

  it('does not pass off the interface as a type when the owner is silent', async () => {
    const silent = gateway(
      { owner, ratings },
      {
        intercept: (request, next) => {
          if (request.subgraph === 'owner') throw new Error('down');
          return next(request);
        },
      },
    );
    const { data, errors } = await silent.run('{ best { __typename stars } }');
    expect(data).toEqual({ best: null });
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toEqual({ code: 'SUBGRAPH_REQUEST_FAILED', service: 'owner' });
  });
});
