import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { testEnvironment } from '#testing';
import { operationLimits } from './limits.js';
import { examples } from './pages/explorer.examples.js';
import { readSchemaFiles } from './schema-files.js';

const schema = buildSchema(
  `type Query { list(first: Int): [Item!]! one: Item all: [Item!]! page(first: Int): ItemConnection! }
   type ItemConnection { nodes: [Item!]! }
   type Item { id: ID name: String next: Item list(first: Int): [Item!]! tags: [Tag!]! }
   type Tag { name: String item: Item }`,
);
const LIMITS = { maxDepth: 5, maxAliases: 3, maxCost: 1000, maxPage: 100 };
const faults = (query: string, limits = LIMITS, of = schema): string[] =>
  validate(of, parse(query), [...specifiedRules, operationLimits(limits)]).map((e) => e.message);

describe('the limits of one operation', () => {
  it('let an ordinary query through', () => {
    expect(faults('{ list(first: 20) { id name next { id } } }')).toEqual([]);
  });
  it('count depth through fragments', () => {
    const deep = 'fragment F on Item { next { next { next { id } } } }';
    expect(faults(`{ one { next { ...F } } } ${deep}`)).toEqual([expect.stringMatching(/depth is 6; at most 5/)]);
  });
  it('count aliases', () => {
    expect(faults('{ a: one { id } b: one { id } c: one { id } d: one { id } }')).toEqual([
      expect.stringMatching(/aliases is 4; at most 3/),
    ]);
  });
  it('multiply cost by page size, nested pages too', () => {
    expect(faults('{ list(first: 100) { list(first: 100) { id } } }')).toEqual([
      expect.stringMatching(/cost is \d+; at most 1000/),
    ]);
    expect(faults('query($n: Int) { list(first: $n) { list(first: 3) { id } } }')).toEqual([]);
  });
  it('count a variable page as the largest, and one that is left out as the usual', () => {
    expect(faults('query($n: Int) { list(first: $n) { list(first: $n) { id } } }').join()).toMatch(/cost is 10101/);
    expect(faults('{ list { list { list { id } } } }').join()).toMatch(/cost is 8421/);
  });
  it('count lists that have no pages, the rows of a page only once', () => {
    expect(faults('{ all { tags { item { tags { name } } } } }').join()).toMatch(/cost is 3601/);
    expect(faults('{ page(first: 10) { nodes { id tags { name } } } }')).toEqual([]);
    expect(faults('{ page(first: 100) { nodes { id } } }')).toEqual([]);
  });
  it('let the schema be read once, not a hundred times by aliases', () => {
    expect(faults(getIntrospectionQuery())).toEqual([]);
    const often = Array.from({ length: 4 }, (_, at) => `s${at}: __schema { types { name } }`).join(' ');
    expect(faults(`{ ${often} }`).join()).toMatch(/aliases is 4; at most 3/);
    expect(faults('{ one { id } a: __schema { types { fields { args { name } } } } }')).toEqual([]);
    const mixed = '{ one { id } __schema { types { fields { args { name } } } } }';
    expect(faults(mixed, { ...LIMITS, maxCost: 100 }).join()).toMatch(/cost is 159/);
  });
  it('refuse a page that is too large', () => {
    expect(faults('{ list(first: 5000) { id } }')).toContainEqual(
      expect.stringMatching(/first: 5000 is above the largest page, 100/),
    );
  });
  it('weigh fragments that double each other in no time', () => {
    const bomb = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Item { ...F${i + 1} ...F${i + 1} }`).join(' ');
    const began = performance.now();
    expect(faults(`{ one { ...F0 } } ${bomb} fragment F60 on Item { id }`).join()).toMatch(/cost/);
    expect(performance.now() - began).toBeLessThan(2000);
  });
  it('survive a cycle of fragments, which the standard rules report', () => {
    expect(
      faults('{ one { ...A } } fragment A on Item { next { ...B } } fragment B on Item { next { ...A } }').join(),
    ).toMatch(/Cannot spread fragment/);
  });
});

describe('the limits that a node has unless it is told others', () => {
  const api = buildSchema(readSchemaFiles().apiSdl);
  const { GRAPHQL_MAX_DEPTH, GRAPHQL_MAX_ALIASES, GRAPHQL_MAX_COST, GRAPHQL_MAX_PAGE } = testEnvironment({
    DATABASE_URL: 'postgres://unused/unused',
  });
  const standing = {
    maxDepth: GRAPHQL_MAX_DEPTH,
    maxAliases: GRAPHQL_MAX_ALIASES,
    maxCost: GRAPHQL_MAX_COST,
    maxPage: GRAPHQL_MAX_PAGE,
  };
  it.each(examples)('answer the explorer: $name', ({ query }) => {
    expect(faults(query, standing, api)).toEqual([]);
  });
  it('answer a full page with all that a list shows', () => {
    const rich = `{ publications(first: 100) { totalCount nodes { id titles { language value } summaries { value }
      topics { code label { value } } revisions { ref publishedAt } owner { name } } } }`;
    expect(faults(rich, standing, api)).toEqual([]);
  });
  it.each([
    '{ bodies { members { country { bodies { body { members { country { bodies { body { id } } } } } } } } } }',
    '{ countries { bodies { body { members { country { bodies { body { members { country { code } } } } } } } } } }',
    'query ($n: Int) { publications(first: $n) { nodes { owner { publications(first: $n) { nodes { owner { publications(first: $n) { nodes { id } } } } } } } } }',
    '{ publications { nodes { owner { publications { nodes { owner { publications { nodes { id title { value } } } } } } } } } }',
  ])('refuse what grows with each level: %s', (query) => {
    expect(faults(query, standing, api).join()).toMatch(/cost is \d+; at most 20000/);
  });
});
