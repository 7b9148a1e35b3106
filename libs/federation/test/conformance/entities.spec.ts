// Entities: one object whose fields come from several subgraphs, found again by its keys.
import { describe, expect, it } from '@jest/globals';
import { gateway, monolith, type Resolvers, type Subgraph } from '../compose.js';

const laws = [
  { id: 'VN-1', title: 'Nurse registration', country: { code: 'VN' } },
  { id: 'TH-1', title: 'Foreign workers', country: { code: 'TH' } },
  { id: 'VN-2', title: 'Health insurance', country: { code: 'VN' } },
];
const names: Record<string, string> = { VN: 'Viet Nam', TH: 'Thailand' };

const library: Subgraph = {
  sdl: `
    type Query { laws: [Law!]! law(id: ID!): Law }
    type Law @key(fields: "id") { id: ID! title: String! country: Country }
    type Country @key(fields: "code") { code: String! lawCount: Int! }`,
  resolvers: {
    Query: { laws: () => laws, law: (_: unknown, { id }: { id: string }) => laws.find((law) => law.id === id) },
    Law: { __resolveReference: ({ id }: { id: string }) => laws.find((law) => law.id === id) },
    Country: { lawCount: ({ code }: { code: string }) => laws.filter((law) => law.country.code === code).length },
  },
};
const registry: Subgraph = {
  sdl: `
    type Query { countries: [Country!]! }
    type Country @key(fields: "code") { code: String! name: String }`,
  resolvers: {
    Query: { countries: () => Object.keys(names).map((code) => ({ code })) },
    Country: {
      __resolveReference: ({ code }: { code: string }) => ({ code }),
      name: ({ code }: { code: string }) => names[code],
    },
  },
};

describe('entities by a simple key', () => {
  const { run, asked } = gateway({ library, registry });

  it('joins a field of another subgraph', async () => {
    expect(await run('{ law(id: "VN-1") { title country { name } } }')).toEqual({
      data: { law: { title: 'Nurse registration', country: { name: 'Viet Nam' } } },
    });
  });

  it('asks for each entity of a list once', async () => {
    asked.length = 0;
    const { data } = await run('{ laws { id country { name } } }');
    expect(data.laws.map((law: { country: { name: string } }) => law.country.name)).toEqual([
      'Viet Nam',
      'Thailand',
      'Viet Nam',
    ]);
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['library', 'registry']);
    expect(asked[1]!.variables).toEqual({
      representations: [
        { __typename: 'Country', code: 'VN' },
        { __typename: 'Country', code: 'TH' },
      ],
    });
  });
});

describe('entities in their places', () => {
  const parents: Record<string, string | null> = { ASEAN: null, VN: 'ASEAN', TH: 'ASEAN', HN: 'VN' };
  const ref = (id: string | null | undefined) => (id == null ? null : { id });
  const places: Subgraph = {
    sdl: `
      type Query { place(id: ID!): Place grid: [[Place]] some: [Place] }
      type Place @key(fields: "id") { id: ID! parent: Place children: [Place!]! }`,
    resolvers: {
      Query: {
        place: (_, { id }) => (id in parents ? { id } : null),
        grid: () => [[{ id: 'VN' }, null], [], null, [{ id: 'TH' }]],
        some: () => [{ id: 'VN' }, null, { id: 'nowhere' }],
      },
      Place: {
        __resolveReference: ({ id }) => (id in parents ? { id } : null),
        parent: ({ id }) => ref(parents[id]),
        children: ({ id }) =>
          Object.keys(parents)
            .filter((child) => parents[child] === id)
            .map((child) => ({ id: child })),
      },
    },
  };
  const labels: Subgraph = {
    sdl: `type Place @key(fields: "id") { id: ID! label: String size(unit: String = "km2"): String }`,
    resolvers: {
      Place: {
        __resolveReference: ({ id }) => (id in parents ? { id } : null),
        label: ({ id }) => `label of ${id}`,
        size: ({ id }, { unit }) => `${id} in ${unit}`,
      },
    },
  };
  const { run, asked } = gateway({ places, labels });
  const oracle = monolith(
    `type Query { place(id: ID!): Place grid: [[Place]] some: [Place] }
     type Place { id: ID! parent: Place children: [Place!]! label: String size(unit: String = "km2"): String }`,
    {
      Query: places.resolvers!['Query'],
      Place: { ...places.resolvers!['Place'], ...labels.resolvers!['Place'] },
    } as Resolvers,
  );

  it.each([
    ['a null in place of an entity', '{ place(id: "none") { label } }'],
    ['an entity without its parent', '{ place(id: "ASEAN") { label parent { label } } }'],
    ['lists of lists with nulls', '{ grid { label id } }'],
    ['entities within entities', '{ place(id: "HN") { label parent { label parent { label parent { label } } } } }'],
    [
      'lists within lists of entities',
      '{ place(id: "ASEAN") { children { label children { label parent { label } } } } }',
    ],
    [
      'one entity in two places, each asked for its own',
      '{ a: place(id: "VN") { parent { x: label } } b: place(id: "VN") { parent { x: size } } }',
    ],
    ['arguments beneath an entity', '{ place(id: "VN") { a: size(unit: "ha") b: size } }'],
    ['only the key', '{ place(id: "VN") { id __typename } }'],
    ['keys under another name', '{ place(id: "VN") { key: id label kind: __typename } }'],
  ])('answers %s as one schema would', async (_, query) => {
    expect(JSON.stringify(await run(query))).toBe(JSON.stringify(await oracle(query)));
  });

  it('leaves null what the owner of an entity does not know', async () => {
    expect(await run('{ some { id label } }')).toEqual({
      data: { some: [{ id: 'VN', label: 'label of VN' }, null, { id: 'nowhere', label: null }] },
    });
  });

  it('asks nobody about an empty list', async () => {
    asked.length = 0;
    expect(await run('{ place(id: "HN") { children { label } } }')).toEqual({ data: { place: { children: [] } } });
    expect(asked).toHaveLength(1);
  });

  it('asks once for the same entity under several paths', async () => {
    asked.length = 0;
    await run('{ a: place(id: "VN") { label } b: place(id: "VN") { label } c: place(id: "TH") { label } }');
    const sent = asked
      .filter(({ subgraph }) => subgraph === 'labels')
      .flatMap(({ variables }) => Object.values(variables).flat());
    expect(sent).toHaveLength(2);
  });

  describe('fetched once for two places', () => {
    const place = ({ id }: { id: string }) => ({ id });
    const world = gateway({
      places: {
        sdl: `type Query { place(id: ID!): Place twice: [Place!] }
          type Place @key(fields: "id") { id: ID! area: String people: String }`,
        resolvers: {
          Query: { place: (_, { id }) => ({ id }), twice: () => [{ id: 'VN' }, { id: 'VN' }] },
          Place: {
            __resolveReference: place,
            area: ({ id }) => `area of ${id}`,
            people: () => {
              throw new Error('not counted');
            },
          },
        },
      },
      twins: {
        sdl: 'type Place @key(fields: "id") { id: ID! twin: Place twins: [Place!] }',
        resolvers: {
          Place: {
            __resolveReference: place,
            twin: ({ id }) => ({ id: `${id}2` }),
            twins: ({ id }) => [{ id: `${id}2` }, { id: `${id}3` }],
          },
        },
      },
      notes: {
        sdl: 'type Place @key(fields: "id") { id: ID! note: String }',
        resolvers: { Place: { __resolveReference: place, note: ({ id }) => `note on ${id}` } },
      },
    });

    it('may grow differently in each', async () => {
      const query =
        '{ a: place(id: "VN") { twin { x: area } twins { x: note } } b: place(id: "VN") { twin { x: note } twins { x: area } } }';
      expect(await world.run(query)).toEqual({
        data: {
          a: { twin: { x: 'area of VN2' }, twins: [{ x: 'note on VN2' }, { x: 'note on VN3' }] },
          b: { twin: { x: 'note on VN2' }, twins: [{ x: 'area of VN2' }, { x: 'area of VN3' }] },
        },
      });
    });

    it('has its errors in both', async () => {
      const { errors } = await world.run('{ twice { twin { people } } }');
      expect(errors!.map(({ path }) => path!.join('.'))).toEqual(['twice.0.twin.people', 'twice.1.twin.people']);
    });
  });

  it('does not confuse identities that only print alike', async () => {
    const pairs = [
      { a: 'x', b: 'y:z' },
      { a: 'x1:y', b: 'z' },
      { a: 'x1:', b: 'yz' },
    ];
    const two: Record<string, Subgraph> = {
      one: {
        sdl: 'type Query { pairs: [Pair] } type Pair @key(fields: "a b") { a: String! b: String! }',
        resolvers: { Query: { pairs: () => pairs } },
      },
      other: {
        sdl: 'type Pair @key(fields: "a b") { a: String! b: String! both: String }',
        resolvers: { Pair: { both: ({ a, b }) => `${a}|${b}` } },
      },
    };
    const { data } = await gateway(two).run('{ pairs { both } }');
    expect(data.pairs.map(({ both }: { both: string }) => both)).toEqual(['x|y:z', 'x1:y|z', 'x1:|yz']);
  });
});
