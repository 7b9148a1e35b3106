// @requires: fields of one subgraph that need fields of another.
import { describe, expect, it } from '@jest/globals';
import { gateway, type Subgraph } from '../compose.js';

const parcels = [
  { id: '1', weight: { g: 500, kg: 0.5 }, sides: [{ cm: 10 }, { cm: 20 }], fragile: true },
  { id: '2', weight: { g: 2000, kg: 2 }, sides: [], fragile: null },
];
const store: Subgraph = {
  sdl: `
    type Query { parcels: [Parcel] parcel(id: ID!): Parcel }
    type Parcel @key(fields: "id") { id: ID! weight(unit: String!): Float sides: [Side!] fragile: Boolean }
    type Side @shareable { cm: Int }`,
  resolvers: {
    Query: { parcels: () => parcels, parcel: (_, { id }) => parcels.find((parcel) => parcel.id === id) },
    Parcel: {
      __resolveReference: ({ id }) => parcels.find((parcel) => parcel.id === id),
      weight: ({ weight }, { unit }) => weight[unit],
    },
  },
};
const post: Subgraph = {
  sdl: `
    type Parcel @key(fields: "id") {
      id: ID!
      weight(unit: String!): Float @external
      sides: [Side!] @external
      fragile: Boolean @external
      price(country: String = "VN"): String @requires(fields: "weight(unit: \\"g\\")")
      volume: Int @requires(fields: "sides { cm }")
      handling: String @requires(fields: "fragile")
      zone: String
    }
    type Side @shareable { cm: Int }`,
  resolvers: {
    Parcel: {
      price: ({ weight }, { country }) => `${weight} to ${country}`,
      volume: ({ sides }) => sides.reduce((sum: number, side: { cm: number }) => sum + side.cm, 0),
      handling: ({ fragile }) => (fragile === null ? 'unknown' : fragile ? 'careful' : 'any'),
      zone: ({ id }) => `zone ${id}`,
    },
  },
};
const customs: Subgraph = {
  sdl: `type Parcel @key(fields: "id") { id: ID! price(country: String = "VN"): String @external zone: String @external
    form: String @requires(fields: "price(country: \\"TH\\") zone") }`,
  resolvers: { Parcel: { form: ({ price, zone }) => `${price}, ${zone}` } },
};

describe('@requires', () => {
  const { run, asked } = gateway({ store, post, customs });

  it('fetches what is required first', async () => {
    expect(await run('{ parcels { handling } }')).toEqual({
      data: { parcels: [{ handling: 'careful' }, { handling: 'unknown' }] },
    });
  });

  it('passes fixed arguments', async () => {
    expect(await run('{ parcel(id: "1") { price } }')).toEqual({ data: { parcel: { price: '500 to VN' } } });
  });

  it("keeps the required arguments apart from the client's", async () => {
    expect(await run('{ parcel(id: "1") { weight(unit: "kg") price(country: "LA") } }')).toEqual({
      data: { parcel: { weight: 0.5, price: '500 to LA' } },
    });
  });

  it('does not mind a client that uses the required name for something else', async () => {
    expect(await run('{ parcel(id: "2") { weight: fragile price sides: handling volume id: zone } }')).toEqual({
      data: { parcel: { weight: null, price: '2000 to VN', sides: 'unknown', volume: 0, id: 'zone 2' } },
    });
  });

  it('sends nested selections, lists and empty lists', async () => {
    asked.length = 0;
    expect(await run('{ parcels { volume } }')).toEqual({ data: { parcels: [{ volume: 30 }, { volume: 0 }] } });
    expect(asked[1]!.variables).toEqual({
      representations: [
        { __typename: 'Parcel', id: '1', sides: [{ cm: 10 }, { cm: 20 }] },
        { __typename: 'Parcel', id: '2', sides: [] },
      ],
    });
  });

  it('follows a chain of requirements, with the inner arguments of each', async () => {
    expect(await run('{ parcel(id: "1") { form price(country: "MM") } }')).toEqual({
      data: { parcel: { form: '500 to TH, zone 1', price: '500 to MM' } },
    });
  });

  it('shows the client none of what was fetched on the way', async () => {
    const { data } = await run('{ parcel(id: "1") { form } }');
    expect(Object.keys(data.parcel)).toEqual(['form']);
  });

  it('does not ask for a field whose requirement could not be had', async () => {
    const broken = gateway({
      store: {
        ...store,
        resolvers: {
          ...store.resolvers,
          Parcel: {
            weight: () => {
              throw new Error('scale broken');
            },
          },
        },
      },
      post,
      customs,
    });
    const result = await broken.run('{ parcel(id: "1") { id price } }');
    expect(result.data.parcel.id).toBe('1');
    expect(result.errors).toHaveLength(1);
    expect(result.errors![0]!.message).toBe('scale broken');
  });
});

const bodies = [
  { id: 'ASEAN', name: 'EU' },
  { id: 'EU', name: 'ASEAN' },
];
const periods = [
  { body: 'ASEAN', country: 'VN', kind: 'MEMBER', from: '1995-07-28' },
  { body: 'ASEAN', country: 'TH', kind: 'MEMBER', from: '1967-08-08' },
  { body: 'ASEAN', country: 'PG', kind: 'OBSERVER', from: '1976-01-01' },
  { body: 'EU', country: 'TH', kind: 'OBSERVER', from: null },
];
const register: Subgraph = {
  sdl: `
    type Query { country(code: ID!): Country body(id: ID!): Body }
    type Country @key(fields: "code") { code: ID! bodies: [Membership!]! }
    type Membership { body: Body! country: Country! kind: String! from: String }
    type Body @key(fields: "id") { id: ID! name: ID! memberships(kind: String): [Membership!]! }`,
  resolvers: {
    Query: { country: (_, { code }) => ({ code }), body: (_, { id }) => bodies.find((body) => body.id === id) },
    Country: { bodies: ({ code }) => periods.filter(({ country }) => country === code) },
    Membership: {
      body: ({ body }) => bodies.find(({ id }) => id === body),
      country: ({ country }) => ({ code: country }),
    },
    Body: {
      memberships: ({ id }, { kind }) => periods.filter((at) => at.body === id && (!kind || at.kind === kind)),
    },
  },
};
const survey: Subgraph = {
  sdl: `
    type Country @key(fields: "code") { code: ID! }
    type Body @key(fields: "id") {
      id: ID!
      motto: String!
      memberships(kind: String): [Membership!]! @external
      coverage: String! @requires(fields: "memberships(kind: \\"MEMBER\\") { from country { code } }")
    }
    type Membership { from: String @external country: Country! @external }`,
  resolvers: {
    Body: {
      motto: ({ id }) => `of ${id}`,
      coverage: ({ memberships }) =>
        memberships.map((at: { from: string; country: { code: string } }) => `${at.country.code} ${at.from}`).join(),
    },
  },
};

describe('what a subgraph needs, further down than the root', () => {
  const { run } = gateway({ register, survey });
  const asean = 'VN 1995-07-28,TH 1967-08-08';
  const kinds = [{ kind: 'MEMBER' }, { kind: 'MEMBER' }, { kind: 'OBSERVER' }];

  it.each([
    ['coverage', { coverage: asean }, { coverage: '' }],
    ['memberships { kind } coverage', { memberships: kinds, coverage: asean }, { coverage: '' }],
    ['coverage memberships { kind }', { memberships: kinds, coverage: asean }, { coverage: '' }],
    ['memberships { from kind } coverage', { memberships: kinds, coverage: asean }, { coverage: '' }],
    [
      'memberships(kind: "OBSERVER") { from country { code } } coverage',
      { memberships: [{ from: '1976-01-01', country: { code: 'PG' } }], coverage: asean },
      { memberships: [{ from: null, country: { code: 'TH' } }], coverage: '' },
    ],
    ['memberships: name coverage', { memberships: 'EU', coverage: asean }, { memberships: 'ASEAN', coverage: '' }],
    ['id: name motto', { id: 'EU', motto: 'of ASEAN' }, { id: 'ASEAN', motto: 'of EU' }],
    ['id: name motto ...on Body { coverage }', { id: 'EU', motto: 'of ASEAN', coverage: asean }, { motto: 'of EU' }],
  ])('is not mistaken for what the client asks: %s', async (selection, first, second) => {
    const result = await run(`{ country(code: "TH") { bodies { body { ${selection} } } } }`);
    expect(result.errors).toBeUndefined();
    expect(result.data.country.bodies).toMatchObject([{ body: first }, { body: second }]);
  });

  it("places errors under the client's names", async () => {
    const broken = gateway({
      register: {
        ...register,
        resolvers: {
          ...register.resolvers,
          Body: {
            memberships: () => {
              throw new Error('register closed');
            },
          },
        },
      },
      survey,
    });
    const { errors } = await broken.run('{ country(code: "VN") { bodies { body { memberships { kind } } } } }');
    expect(errors).toMatchObject([{ path: ['country', 'bodies', 0, 'body', 'memberships'] }]);
  });
});
