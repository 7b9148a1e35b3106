// Variables and defaults: coerced once, at the gateway, by the rules of graphql-js, and passed on as they came out.
import { describe, expect, it } from '@jest/globals';
import { gateway, monolith, type Resolvers, type Subgraph } from '../compose.js';

const echo = (_: unknown, given: unknown) => JSON.stringify(given);
const inputs = `
  input Range { from: Int = 1 to: Int! tags: [String!] inner: Range }`;
const a: Subgraph = {
  sdl: `${inputs}
    type Query { echo(n: Int = 3, s: String, r: Range, l: [Int!], id: ID, f: Float, b: Boolean): String strict(n: Int!): String thing: Thing }
    type Thing @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { echo, strict: echo, thing: () => ({ id: '1' }) } },
};
const b: Subgraph = {
  sdl: `${inputs}
    type Thing @key(fields: "id") { id: ID! echo(n: Int = 5, r: Range, unit: String! = "kg"): String }`,
  resolvers: { Thing: { echo } },
};
const { run, asked } = gateway({ a, b });
const oracle = monolith(
  `${inputs}
   type Query { echo(n: Int = 3, s: String, r: Range, l: [Int!], id: ID, f: Float, b: Boolean): String strict(n: Int!): String thing: Thing }
   type Thing { id: ID! echo(n: Int = 5, r: Range, unit: String! = "kg"): String }`,
  { Query: a.resolvers!['Query'], Thing: b.resolvers!['Thing'] } as Resolvers,
);

describe('variables', () => {
  it.each<[string, string, Record<string, unknown>?]>([
    ["absent, with the schema's default", 'query ($n: Int) { echo(n: $n) }'],
    ["absent, with the operation's default", 'query ($n: Int = 7) { echo(n: $n) }'],
    ['a default that fills a place which must not be null', 'query ($n: Int = 7) { strict(n: $n) }'],
    ['null', 'query ($n: Int = 7, $s: String) { echo(n: $n, s: $s) }', { n: null, s: null }],
    ['null for a list and an object', 'query ($l: [Int!], $r: Range) { echo(l: $l, r: $r) }', { l: null, r: null }],
    ['one value for a list', 'query ($l: [Int!]) { echo(l: $l) }', { l: 4 }],
    [
      'an input object and its defaults',
      'query ($r: Range) { echo(r: $r) }',
      { r: { to: 9, inner: { to: 1, tags: 'x' } } },
    ],
    [
      'a variable within an input object',
      'query ($to: Int!, $t: [String!]) { echo(r: { to: $to, tags: $t }) }',
      { to: 2 },
    ],
    [
      'a number for an ID and an integer for a float',
      'query ($id: ID, $f: Float) { echo(id: $id, f: $f) }',
      { id: 12, f: 3 },
    ],
    ['several in one operation', 'query ($n: Int, $s: String!) { a: echo(n: $n) b: echo(s: $s) }', { n: 1, s: 'x' }],
    ['beneath an entity', 'query ($n: Int, $u: String = "g") { thing { echo(n: $n, unit: $u) } }', { n: 8 }],
    ['absent beneath an entity', 'query ($n: Int) { thing { echo(n: $n) } }'],
    ['an input object beneath an entity', 'query ($r: Range!) { thing { echo(r: $r) } }', { r: { to: 3, from: null } }],
    ['more than the operation declares', 'query ($n: Int) { echo(n: $n) }', { n: 1, other: 2 }],
  ])('%s', async (_, query, ...[variables]) => {
    expect(await run(query, variables)).toEqual(await oracle(query, variables));
  });

  it.each<[string, string, Record<string, unknown>?]>([
    ['of the wrong type', 'query ($n: Int) { echo(n: $n) }', { n: 'one' }],
    ['missing', 'query ($n: Int!) { strict(n: $n) }'],
    ['null where it must not be', 'query ($n: Int!) { strict(n: $n) }', { n: null }],
    ['with unknown fields', 'query ($r: Range) { echo(r: $r) }', { r: { to: 1, wrong: 2 } }],
    ['with missing fields', 'query ($r: Range) { echo(r: $r) }', { r: { from: 1 } }],
    [
      'with prototypes',
      'query ($r: Range) { echo(r: $r) }',
      { r: JSON.parse('{"to":1,"__proto__":{"x":1}}') as unknown },
    ],
  ])('%s: refused in the words of graphql-js, nobody asked', async (_, query, ...[variables]) => {
    asked.length = 0;
    const mine = await run(query, variables);
    const theirs = await oracle(query, variables);
    expect(mine.data).toBeUndefined();
    expect(mine.errors!.map(({ message }) => message)).toEqual(theirs.errors!.map(({ message }) => message));
    expect(asked).toEqual([]);
  });

  it('reach only the subgraphs that use them', async () => {
    asked.length = 0;
    await run('query ($n: Int, $s: String) { echo(s: $s) thing { echo(n: $n) } }', { n: 1, s: 'x' });
    expect(asked.find(({ subgraph }) => subgraph === 'a')!.variables).toEqual({ s: 'x' });
    expect(Object.keys(asked.find(({ subgraph }) => subgraph === 'b')!.variables).sort()).toEqual([
      'n',
      'representations',
    ]);
  });

  it('do not grow the cache: one plan for all values', async () => {
    const texts = new Set<string>();
    for (let n = 0; n < 5; n++) {
      asked.length = 0;
      await run('query ($n: Int) { thing { echo(n: $n) } }', { n });
      asked.forEach(({ document }) => texts.add(document));
    }
    expect(texts.size).toBe(2);
  });
});
