// Interfaces and unions: whose fields are asked for, and which of them the answer has, depends on what came.
import { describe, expect, it } from '@jest/globals';
import { gateway, monolith, type Resolvers, type Subgraph } from '../compose.js';

const all = [
  {
    __typename: 'Law',
    id: 'L1',
    title: 'On nurses',
    force: 'binding',
    next: { __typename: 'Practice', id: 'P1', title: 'Mentors', text: 'x' },
  },
  { __typename: 'Practice', id: 'P1', title: 'Mentors', text: 'pair them' },
  { __typename: 'Treaty', id: 'T1', title: null, parties: ['VN', 'JP'] },
];
const find = (id: string) => all.find((one) => one.id === id);
const library: Subgraph = {
  sdl: `
    interface Titled { title: String }
    interface Publication implements Titled { id: ID! title: String }
    type Law implements Publication & Titled @key(fields: "id") { id: ID! title: String force: String next: Publication }
    type Practice implements Publication & Titled @key(fields: "id") { id: ID! title: String text: String }
    type Treaty implements Publication & Titled @key(fields: "id") { id: ID! title: String parties: [String!] }
    union Binding = Law | Treaty
    type Query { publications: [Publication] publication(id: ID!): Publication titled: [Titled] binding: [Binding!] }`,
  resolvers: {
    Query: {
      publications: () => all,
      publication: (_, { id }) => find(id),
      titled: () => all,
      binding: () => [all[2], all[0]],
    },
    Law: { __resolveReference: ({ id }) => find(id) },
    Practice: { __resolveReference: ({ id }) => find(id) },
  },
};
const reading: Subgraph = {
  sdl: `
    interface Read { reads: Int! }
    type Law implements Read @key(fields: "id") { id: ID! reads: Int! related: [Practice] }
    type Practice implements Read @key(fields: "id") { id: ID! reads: Int! }
    type Treaty @key(fields: "id") { id: ID! signed: String }
    type Query { mostRead: [Read] }`,
  resolvers: {
    Law: { reads: ({ id }) => id.length * 10, related: () => [{ id: 'P1' }, { id: 'P1' }] },
    Practice: { reads: ({ id }) => id.length * 100 },
    Treaty: { signed: ({ id }) => `signed ${id}` },
    Query: {
      mostRead: () => [
        { __typename: 'Practice', id: 'P1' },
        { __typename: 'Law', id: 'L1' },
      ],
    },
  },
};
const { run, asked } = gateway({ library, reading });
const oracle = monolith(
  `interface Titled { title: String }
   interface Read { reads: Int! }
   interface Publication implements Titled { id: ID! title: String }
   type Law implements Publication & Titled & Read { id: ID! title: String force: String next: Publication reads: Int! related: [Practice] }
   type Practice implements Publication & Titled & Read { id: ID! title: String text: String reads: Int! }
   type Treaty implements Publication & Titled { id: ID! title: String parties: [String!] signed: String }
   union Binding = Law | Treaty
   type Query { publications: [Publication] publication(id: ID!): Publication titled: [Titled] binding: [Binding!] mostRead: [Read] }`,
  {
    Query: {
      ...library.resolvers!['Query'],
      mostRead: () => [all[1], all[0]],
    },
    Law: { ...reading.resolvers!['Law'], related: () => [all[1], all[1]] },
    Practice: reading.resolvers!['Practice'],
    Treaty: reading.resolvers!['Treaty'],
  } as Resolvers,
);

describe('interfaces and unions', () => {
  it.each([
    ['fields of the interface', '{ publications { id title } }'],
    ['the type', '{ publications { __typename kind: __typename } }'],
    ['fragments on its types', '{ publications { id ... on Law { force } ... on Practice { text } } }'],
    [
      'fields of another subgraph, per type',
      '{ publications { title ... on Law { reads } ... on Treaty { signed } } }',
    ],
    ['a fragment on a wider interface', '{ publications { ... on Titled { title } ... on Law { id } } }'],
    ['a fragment on an interface of another subgraph', '{ publications { id ... on Read { reads } } }'],
    ['fragments within fragments', '{ titled { ... on Publication { id ... on Law { force title } } } }'],
    [
      'an interface within a type of an interface',
      '{ publications { ... on Law { next { title ... on Practice { reads text } } } } }',
    ],
    [
      'an interface that the other subgraph answers',
      '{ mostRead { reads ... on Law { title force } ... on Practice { title } } }',
    ],
    ['no fields at all for some', '{ publications { ... on Practice { reads } } }'],
    [
      'members of a union',
      '{ binding { ... on Treaty { parties signed } ... on Law { title related { title reads } } } }',
    ],
    ['the type of a union', '{ binding { __typename } }'],
    ['an interface on a union', '{ binding { ... on Publication { id title } } }'],
    ['one key for different fields', '{ binding { ... on Treaty { when: signed } ... on Law { when: title } } }'],
    [
      'a named fragment on the interface, twice',
      'query { publications { ...P ...P } } fragment P on Publication { title ... on Law { reads } }',
    ],
    ['a fragment that holds for everything', '{ publications { ... { id } ... on Publication { title } } }'],
    ['the order of keys', '{ publications { ... on Law { reads } title ... on Treaty { signed } id } }'],
  ])('answer %s as one schema would', async (_, query) => {
    expect(JSON.stringify(await run(query))).toBe(JSON.stringify(await oracle(query)));
  });

  it('asks the other subgraph only about the types it must', async () => {
    asked.length = 0;
    await run('{ publications { ... on Treaty { signed } } }');
    expect(asked[1]!.variables).toEqual({ representations: [{ __typename: 'Treaty', id: 'T1' }] });
  });
});
