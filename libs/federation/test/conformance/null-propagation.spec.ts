// Null propagation: a null in a non-null place makes the nearest nullable parent null and is reported once. Checked
// against graphql-js over the same data, and in the places that only a gateway has.
import { describe, expect, it } from '@jest/globals';
import { gateway, monolith, type PlainResult, type Resolvers, type Subgraph } from '../compose.js';

const fail = (message: string) => () => {
  throw new Error(message);
};
const library: Subgraph = {
  sdl: `
    type Query { law: Law sure: Law! laws: [Law] dense: [Law!] certain: [Law!]! grid: [[Law!]!] holder: Holder }
    type Holder { inner: Inner! note: String }
    type Inner { law: Law! }
    type Law @key(fields: "id") { id: ID! title: String! country: Country! maybe: Country broken: String! }
    type Country @key(fields: "code") { code: ID! }`,
  resolvers: {
    Query: {
      law: () => ({ id: '1', country: { code: 'VN' }, maybe: { code: 'XX' } }),
      sure: () => ({ id: '1', country: { code: 'XX' } }),
      laws: () => ['VN', 'XX', 'TH'].map((code) => ({ id: code, country: { code }, maybe: { code } })),
      dense: () => ['VN', 'XX', 'TH'].map((code) => ({ id: code, country: { code }, maybe: { code } })),
      certain: () => ['VN', 'XX'].map((code) => ({ id: code, country: { code }, maybe: { code } })),
      grid: () =>
        [['VN'], ['TH', 'XX'], ['VN', 'TH']].map((row) => row.map((code) => ({ id: code, country: { code } }))),
      holder: () => ({ note: 'n', inner: { law: { id: '1', country: { code: 'XX' } } } }),
    },
    Law: { title: ({ id }) => `title ${id}`, broken: fail('no text') },
  },
};
const known: Record<string, string> = { VN: 'Viet Nam', TH: 'Thailand' };
const registry: Subgraph = {
  sdl: 'type Country @key(fields: "code") { code: ID! name: String! capital: String shout: String! }',
  resolvers: {
    Country: {
      __resolveReference: ({ code }) => ({ code }),
      name: ({ code }) => known[code] ?? null,
      capital: ({ code }) => (code in known ? `capital of ${code}` : fail('no capital')()),
      shout: fail('hoarse'),
    },
  },
};
const { run } = gateway({ library, registry });
const oracle = monolith(
  `type Query { law: Law sure: Law! laws: [Law] dense: [Law!] certain: [Law!]! grid: [[Law!]!] holder: Holder }
   type Holder { inner: Inner! note: String }
   type Inner { law: Law! }
   type Law { id: ID! title: String! country: Country! maybe: Country broken: String! }
   type Country { code: ID! name: String! capital: String shout: String! }`,
  {
    Query: library.resolvers!['Query'],
    Law: library.resolvers!['Law'],
    Country: { ...registry.resolvers!['Country'], __resolveReference: undefined },
  } as unknown as Resolvers,
);
const paths = (result: PlainResult) => (result.errors ?? []).map(({ path }) => path!.join('.')).sort();

describe('null propagation', () => {
  it.each([
    ['to a nullable field', '{ law { title maybe { code name } } }'],
    ['through a field that must not be null', '{ laws { id country { name } } }'],
    ['to the root', '{ sure { country { name } } }'],
    ['to the root, past what was well', '{ law { title } sure { country { name } } }'],
    ['to an item of a list', '{ laws { id maybe { name } country { code } } }'],
    ['to a list of items that must not be null', '{ dense { id country { name } } }'],
    ['to the root through a list', '{ certain { country { name } } }'],
    ['to an inner list of a list', '{ grid { country { name } } }'],
    ['through several levels', '{ holder { note inner { law { country { name } } } } }'],
    ['not past a nullable field', '{ certain { maybe { name } } }'],
    ['from an error of the first subgraph', '{ law { title broken } }'],
    ['from an error of another subgraph', '{ law { title maybe { shout } } }'],
    ['beside an error that stays in its place', '{ laws { maybe { code capital } } }'],
    ['under aliases', '{ first: law { second: maybe { third: name } } }'],
  ])('%s', async (_, query) => {
    const mine = await run(query);
    const theirs = await oracle(query);
    expect(JSON.stringify(mine.data)).toBe(JSON.stringify(theirs.data));
    expect(paths(mine)).toEqual(paths(theirs));
  });

  it('never answers null for `Country!`', async () => {
    const { data, errors } = await run('{ law { id country { name shout } } }');
    expect(data).toEqual({ law: null });
    expect(errors).toHaveLength(1);
    expect(errors![0]!.path).toEqual(['law', 'country', 'shout']);
  });

  it('never answers null for `Country!` when the entity is unknown to its owner', async () => {
    const silent = gateway({
      library,
      registry: { ...registry, resolvers: { Country: { __resolveReference: () => null } } as Resolvers },
    });
    const { data, errors } = await silent.run('{ law { id country { name } } laws { maybe { capital } } }');
    expect(data).toEqual({
      law: null,
      laws: [{ maybe: { capital: null } }, { maybe: { capital: null } }, { maybe: { capital: null } }],
    });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'Cannot return null for non-nullable field Country.name.',
        path: ['law', 'country', 'name'],
      }),
    ]);
  });

  it('reports each of several independent nulls once', async () => {
    const result = await run('{ a: law { maybe { name } } b: law { maybe { name shout } } }');
    expect(result.data).toEqual({ a: { maybe: null }, b: { maybe: null } });
    expect(result.errors).toHaveLength(2);
  });

  it('does not report again what a failed subgraph explains', async () => {
    const down = gateway(
      { library, registry },
      {
        intercept: (request, next) => {
          if (request.subgraph === 'registry') throw new Error('down');
          return next(request);
        },
      },
    );
    const { data, errors } = await down.run('{ dense { id country { name } } law { title } }');
    expect(data).toEqual({ dense: null, law: { title: 'title 1' } });
    expect(errors).toHaveLength(1);
    expect(errors![0]!.path).toEqual(['dense']);
  });
});
