import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { operationLimits } from './limits.js';

const schema = buildSchema(
  `type Query { list(first: Int): [Item!]! one: Item } type Item { id: ID name: String next: Item list(first: Int): [Item!]! }`,
);
const rule = operationLimits({ maxDepth: 5, maxAliases: 3, maxCost: 1000, maxPage: 100 });
const faults = (query: string): string[] =>
  validate(schema, parse(query), [...specifiedRules, rule]).map((e) => e.message);

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
