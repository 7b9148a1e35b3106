// Fragments, aliases and @skip/@include: the answer has the keys that the document asks for, in its order.
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { gateway, monolith, plain, type Resolvers, type Subgraph } from '../compose.js';

const library: Subgraph = {
  sdl: `
    type Query { law(id: ID = "1"): Law laws: [Law!] version: String }
    type Law @key(fields: "id") { id: ID! title(lang: String = "en"): String author: Person }
    type Person @key(fields: "id") { id: ID! }`,
  resolvers: {
    Query: {
      law: (_, { id }) => ({ id, author: { id: 'p' } }),
      laws: () => [{ id: '1', author: { id: 'p' } }, { id: '2' }],
      version: () => 'v1',
    },
    Law: { __resolveReference: (ref) => ref, title: ({ id }, { lang }) => `title ${id} ${lang}` },
  },
};
const people: Subgraph = {
  sdl: `
    type Query { people: [Person] }
    type Person @key(fields: "id") { id: ID! name(short: Boolean): String }
    type Law @key(fields: "id") { id: ID! readers(first: Int): [Person!] constructor: String toString: String }`,
  resolvers: {
    Query: { people: () => [{ id: 'p' }, { id: 'q' }] },
    Person: { __resolveReference: (ref) => ref, name: ({ id }, { short }) => (short ? id : `name ${id}`) },
    Law: {
      __resolveReference: (ref) => ({ id: ref.id }),
      readers: (_, { first }) => ['p', 'q', 'r'].slice(0, first ?? 3).map((id) => ({ id })),
      constructor: ({ id }: { id: string }) => `built ${id}`,
      toString: ({ id }: { id: string }) => `string ${id}`,
    },
  },
};
const { run, federation, asked } = gateway({ library, people });
const oracle = monolith(
  `type Query { law(id: ID = "1"): Law laws: [Law!] version: String people: [Person] }
   type Law { id: ID! title(lang: String = "en"): String author: Person readers(first: Int): [Person!] constructor: String toString: String }
   type Person { id: ID! name(short: Boolean): String }`,
  {
    Query: { ...library.resolvers!['Query'], ...people.resolvers!['Query'] },
    Law: { ...people.resolvers!['Law'], ...library.resolvers!['Law'] },
    Person: people.resolvers!['Person'],
  } as Resolvers,
);

async function same(query: string, variables?: Record<string, unknown>): Promise<void> {
  expect(JSON.stringify(await run(query, variables))).toBe(JSON.stringify(await oracle(query, variables)));
}

describe('fragments', () => {
  it.each([
    ['named', 'query { law { ...L } } fragment L on Law { title author { name } }'],
    [
      'nested',
      'query { law { ...L } } fragment L on Law { title author { ...P } readers { ...P } } fragment P on Person { name id }',
    ],
    ['on the root', 'query { ...Q version } fragment Q on Query { law { readers(first: 1) { name } } people { id } }'],
    ['inline on the root', '{ ... on Query { version } ... { law { title } } }'],
    ['that add to the same field', '{ law { author { id } ...L } } fragment L on Law { author { name } }'],
    ['spread twice', '{ a: law { ...L ...L } b: law { ...L } } fragment L on Law { author { name } }'],
    ['that only name the type', '{ law { ...L } } fragment L on Law { __typename }'],
  ])('%s', (_, query) => same(query));

  it('belong to the operation that was named', async () => {
    const document = parse('query A { law { ...L } } query B { people { id } } fragment L on Law { title }');
    expect(plain(await federation.execute({ document, operationName: 'B' }))).toEqual({
      data: { people: [{ id: 'p' }, { id: 'q' }] },
    });
    expect(plain(await federation.execute({ document, operationName: 'A' }))).toEqual({
      data: { law: { title: 'title 1 en' } },
    });
    expect(plain(await federation.execute({ document })).errors![0]!.message).toContain('operation name');
    expect(plain(await federation.execute({ document, operationName: 'C' })).errors![0]!.message).toContain('"C"');
  });
});

describe('aliases', () => {
  it.each([
    ['of one field with other arguments', '{ law { title en: title(lang: "en") vi: title(lang: "vi") } }'],
    ['of root fields', '{ a: law(id: "1") { title } b: law(id: "2") { title readers { name } } }'],
    ['that take the name of the key', '{ law { id: title readers(first: 1) { id: name } } }'],
    ['that take the name of the key, beneath entities', '{ law { author { id: name(short: true) full: name } } }'],
    ['that take the name __typename uses', '{ law { kind: __typename author { kind: __typename name } } }'],
    [
      "of the same field in two subgraphs' lists",
      '{ law { one: readers(first: 1) { name } two: readers(first: 2) { n: name } } }',
    ],
    [
      "that look like the planner's own",
      '{ law { _internal_qp_alias_0: title id: title _internal_qp_alias_1: readers { name } } }',
    ],
    ['and field names found on every object', '{ law { constructor toString valueOf: title hasOwnProperty: id } }'],
    ['found on every object, of fields with selections', '{ constructor: law { toString: author { valueOf: name } } }'],
  ])('%s', (_, query) => same(query));

  it('called __proto__ are keys like others', async () => {
    const result = await federation.execute({
      document: parse('{ __proto__: law { __proto__: title safe___proto__: id author { __proto__: name } } }'),
      context: {},
    });
    expect(JSON.stringify(result.data)).toBe(
      '{"__proto__":{"__proto__":"title 1 en","safe___proto__":"1","author":{"__proto__":"name p"}}}',
    );
    expect(({} as Record<string, unknown>)['title']).toBeUndefined();
  });

  it('called like a missing field of every object are null when their subgraph fails', async () => {
    const broken = gateway(
      { library, people },
      {
        intercept: (request, next) => {
          if (request.subgraph === 'people') throw new Error('down');
          return next(request);
        },
      },
    );
    const { data, errors } = await broken.run('{ law { id toString constructor } }');
    expect(data).toEqual({ law: { id: '1', toString: null, constructor: null } });
    expect(errors).toHaveLength(1);
  });

  it('of unsafe names keep them in the paths of errors', async () => {
    const broken = gateway({
      library: {
        ...library,
        resolvers: {
          ...library.resolvers,
          Law: {
            title: () => {
              throw new Error('no title');
            },
          },
        },
      },
      people,
    });
    const { errors } = await broken.run('{ constructor: law { toString: title } }');
    expect(errors!.map(({ path }) => path)).toEqual([['constructor', 'toString']]);
  });
});

describe('@skip and @include', () => {
  const cases: [string, string][] = [
    ['on fields', 'query ($a: Boolean!, $b: Boolean!) { law { id @skip(if: $a) title @include(if: $b) } }'],
    ['on root fields', 'query ($a: Boolean!, $b: Boolean!) { version @skip(if: $a) people @include(if: $b) { id } }'],
    [
      'both on one field',
      'query ($a: Boolean!, $b: Boolean!) { version law { title @skip(if: $a) @include(if: $b) } }',
    ],
    [
      'on fields of another subgraph',
      'query ($a: Boolean!, $b: Boolean!) { law { readers @include(if: $a) { name @skip(if: $b) id } } }',
    ],
    [
      'on fragments',
      'query ($a: Boolean!, $b: Boolean!) { law { id ...L @include(if: $a) ... @skip(if: $b) { title } } } fragment L on Law { author { name } }',
    ],
    [
      'on one field in two ways',
      'query ($a: Boolean!, $b: Boolean!) { law { author @include(if: $a) { id } author @skip(if: $b) { name } } }',
    ],
    [
      'and the order of keys',
      'query ($a: Boolean!, $b: Boolean!) { law { title @include(if: $a) id title author @include(if: $b) { id } } }',
    ],
    [
      'inside fragments that are shared',
      'query ($a: Boolean!, $b: Boolean!) { x: law { ...L } y: law(id: "2") { ...L id @skip(if: $b) } } fragment L on Law { title @include(if: $a) }',
    ],
  ];
  for (const [name, query] of cases) {
    it.each([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ])(`${name} (%s, %s)`, (a, b) => same(query, { a, b }));
  }

  it('may leave nothing', async () => {
    await same('{ version @skip(if: true) }');
    await same('{ law { title @include(if: false) } version }');
    await same('{ law { author { name @skip(if: true) } readers { id @skip(if: true) } } }');
  });

  it('decide on literals and defaults', async () => {
    await same(
      'query ($a: Boolean = true) { version @skip(if: $a) law { id @include(if: $a) title @include(if: false) } }',
    );
  });

  it('spare the call to a subgraph of which nothing is left', async () => {
    asked.length = 0;
    await run('query ($a: Boolean!) { law { id readers @include(if: $a) { name } } }', { a: false });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['library']);
  });

  it('need their variable', async () => {
    const { errors } = await run('query ($a: Boolean!) { version @skip(if: $a) }');
    expect(errors![0]!.message).toContain('"$a" of required type "Boolean!" was not provided');
  });
});
