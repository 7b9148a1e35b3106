// Keys: compound, nested, several for one type, and null.
import { describe, expect, it } from '@jest/globals';
import { gateway, type Subgraph } from '../compose.js';

describe('a compound key', () => {
  it('is sent with all its fields', async () => {
    const { run, asked } = gateway({
      agreements: {
        sdl: `type Query { rates: [Rate] } type Rate @key(fields: "from to") { from: String! to: String! }`,
        resolvers: {
          Query: {
            rates: () => [
              { from: 'VN', to: 'JP' },
              { from: 'PH', to: 'DE' },
            ],
          },
        },
      },
      statistics: {
        sdl: `type Rate @key(fields: "from to") { from: String! to: String! nurses: Int }`,
        resolvers: { Rate: { nurses: ({ from, to }) => `${from}${to}`.length } },
      },
    });
    expect(await run('{ rates { nurses } }')).toEqual({ data: { rates: [{ nurses: 4 }, { nurses: 4 }] } });
    expect(asked[1]!.variables).toEqual({
      representations: [
        { __typename: 'Rate', from: 'VN', to: 'JP' },
        { __typename: 'Rate', from: 'PH', to: 'DE' },
      ],
    });
  });

  it('may have a null among its fields', async () => {
    const { run } = gateway({
      a: {
        sdl: `type Query { unit: Unit } type Unit @key(fields: "id region") { id: ID! region: String }`,
        resolvers: { Query: { unit: () => ({ id: '1', region: null }) } },
      },
      b: {
        sdl: `type Unit @key(fields: "id region") { id: ID! region: String label: String }`,
        resolvers: { Unit: { label: ({ id, region }) => `${id} of ${region ?? 'nowhere'}` } },
      },
    });
    expect(await run('{ unit { label } }')).toEqual({ data: { unit: { label: '1 of nowhere' } } });
  });
});

describe('a nested key', () => {
  it('is sent as an object, cut to what the key names', async () => {
    const { run, asked } = gateway({
      a: {
        sdl: `type Query { posts: [Post] }
          type Post @key(fields: "number office { code }") { number: Int! office: Office! @shareable }
          type Office @shareable { code: String! phone: String }`,
        resolvers: {
          Query: {
            posts: () => [
              { number: 7, office: { code: 'HN', phone: '1' } },
              { number: 7, office: { code: 'HN', phone: '2' } },
            ],
          },
        },
      },
      b: {
        sdl: `type Post @key(fields: "number office { code }") { number: Int! office: Office! @shareable holder: String }
          type Office @shareable { code: String! }`,
        resolvers: { Post: { holder: ({ number, office }) => `${office.code}-${number}` } },
      },
    });
    expect(await run('{ posts { holder office { phone } } }')).toEqual({
      data: {
        posts: [
          { holder: 'HN-7', office: { phone: '1' } },
          { holder: 'HN-7', office: { phone: '2' } },
        ],
      },
    });
    expect(asked[1]!.variables).toEqual({
      representations: [{ __typename: 'Post', number: 7, office: { code: 'HN' } }],
    });
  });

  it('may go through a list', async () => {
    const { run, asked } = gateway({
      a: {
        sdl: `type Query { team: Team }
          type Team @key(fields: "members { id }") { members: [Member!]! @shareable }
          type Member @shareable { id: ID! }`,
        resolvers: { Query: { team: () => ({ members: [{ id: '1' }, { id: '2' }] }) } },
      },
      b: {
        sdl: `type Team @key(fields: "members { id }") { members: [Member!]! @shareable size: Int }
          type Member @shareable { id: ID! }`,
        resolvers: { Team: { size: ({ members }) => members.length } },
      },
    });
    expect(await run('{ team { size } }')).toEqual({ data: { team: { size: 2 } } });
    expect(asked[1]!.variables).toEqual({
      representations: [{ __typename: 'Team', members: [{ id: '1' }, { id: '2' }] }],
    });
  });
});

describe('several keys', () => {
  const people = [
    { id: '1', card: 'c1', mail: 'a@x' },
    { id: '2', card: null, mail: 'b@x' },
  ];
  const chain: Record<string, Subgraph> = {
    byId: {
      sdl: `type Query { people: [Person] } type Person @key(fields: "id") { id: ID! first: String }`,
      resolvers: { Query: { people: () => people.map(({ id }) => ({ id, first: `first ${id}` })) } },
    },
    bridge: {
      sdl: `type Person @key(fields: "id") @key(fields: "card") { id: ID! card: String }`,
      resolvers: {
        Person: {
          __resolveReference: (ref) => people.find(({ id, card }) => id === ref.id || (ref.card && card === ref.card)),
        },
      },
    },
    byCard: {
      sdl: `type Person @key(fields: "card") { card: String visits: Int }`,
      resolvers: {
        Person: {
          __resolveReference: ({ card }) => {
            if (card === null) throw new Error('asked for nobody');
            return { card };
          },
          visits: ({ card }) => Number(card.slice(1)) + 41,
        },
      },
    },
  };

  it('are bridged by the subgraph that knows both', async () => {
    const { run, asked } = gateway(chain);
    const { data } = await run('{ people { first visits } }');
    expect(data.people[0]).toEqual({ first: 'first 1', visits: 42 });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['byId', 'bridge', 'byCard']);
  });

  it('are not asked for where the key is null', async () => {
    const { run, asked } = gateway(chain);
    const result = await run('{ people { id visits } }');
    expect(result).toEqual({
      data: {
        people: [
          { id: '1', visits: 42 },
          { id: '2', visits: null },
        ],
      },
    });
    expect(asked.at(-1)!.variables).toEqual({ representations: [{ __typename: 'Person', card: 'c1' }] });
  });

  it('spare the call when every key is null', async () => {
    const { run, asked } = gateway({
      one: {
        sdl: `type Query { person: Person } type Person @key(fields: "card") { card: String }`,
        resolvers: { Query: { person: () => ({ card: null }) } },
      },
      two: chain['byCard']!,
    });
    expect(await run('{ person { card visits } }')).toEqual({ data: { person: { card: null, visits: null } } });
    expect(asked).toHaveLength(1);
  });

  it('may be a reference that its own subgraph cannot resolve', async () => {
    const { run } = gateway({
      owner: {
        sdl: `type Query { any: Int } type Person @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Person: { __resolveReference: ({ id }) => ({ id, name: `name ${id}` }) } },
      },
      user: {
        sdl: `type Query { author: Person } type Person @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Query: { author: () => ({ id: '5' }) } },
      },
    });
    expect(await run('{ author { name } }')).toEqual({ data: { author: { name: 'name 5' } } });
  });
});
