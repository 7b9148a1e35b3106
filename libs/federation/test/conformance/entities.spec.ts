// Entities: one object whose fields come from several subgraphs, found again by its keys.
import { describe, expect, it } from '@jest/globals';
import { gateway, type Subgraph } from '../compose.js';

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
    expect(data.laws.map((law: { country: { name: string } }) => law.country.name)).toEqual(['Viet Nam', 'Thailand', 'Viet Nam']);
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['library', 'registry']);
    expect(asked[1]!.variables).toEqual({
      representations: [
        { __typename: 'Country', code: 'VN' },
        { __typename: 'Country', code: 'TH' },
      ],
    });
  });
});
