// Enums and other leaves: passed as they are, but nothing that the API schema does not have.
import { describe, expect, it } from '@jest/globals';
import { gateway } from '../compose.js';

describe('enums', () => {
  const { run, asked } = gateway({
    a: {
      sdl: `
        enum Force { BINDING VOLUNTARY SECRET @inaccessible }
        scalar Money
        scalar Anything
        type Query {
          force(of: Force): Force
          forces: [Force]
          strict: [Force!]!
          echo(force: Force = VOLUNTARY): String
          money: Money
          anything(given: Anything): Anything
          law: Law
        }
        type Law @key(fields: "id") { id: ID! force: Force }`,
      resolvers: {
        Query: {
          force: (_, { of }) => of ?? 'SECRET',
          forces: () => ['BINDING', 'SECRET', null],
          strict: () => ['BINDING', 'SECRET'],
          echo: (_, { force }) => force,
          money: () => '12.50 VND',
          anything: (_, { given }) => given ?? { deep: [1, { x: null }], __typename: 'Nothing' },
          law: () => ({ id: '1', force: 'BINDING' }),
        },
      },
    },
    b: {
      sdl: `enum Force { BINDING VOLUNTARY SECRET @inaccessible }
        type Law @key(fields: "id") { id: ID! force: Force @external label: String @requires(fields: "force") }`,
      resolvers: { Law: { label: ({ force }) => `is ${force}` } },
    },
  });

  it('pass in and out', async () => {
    expect(await run('{ force(of: BINDING) }')).toEqual({ data: { force: 'BINDING' } });
  });

  it('pass as variables', async () => {
    expect(await run('query ($f: Force) { force(of: $f) echo(force: $f) }', { f: 'VOLUNTARY' })).toEqual({
      data: { force: 'VOLUNTARY', echo: 'VOLUNTARY' },
    });
  });

  it('have the defaults of the schema', async () => {
    expect(await run('{ echo }')).toEqual({ data: { echo: 'VOLUNTARY' } });
  });

  it('may be required by another subgraph', async () => {
    expect(await run('{ law { label } }')).toEqual({ data: { law: { label: 'is BINDING' } } });
  });

  it('are errors where the value is not for clients to see, and do not name it', async () => {
    const { data, errors } = await run('{ force }');
    expect(data).toEqual({ force: null });
    expect(errors).toHaveLength(1);
    expect(errors![0]!.path).toEqual(['force']);
    expect(errors![0]!.message).not.toContain('SECRET');
  });

  it('are errors only in their own place of a list', async () => {
    const { data, errors } = await run('{ forces }');
    expect(data).toEqual({ forces: ['BINDING', null, null] });
    expect(errors!.map(({ path }) => path)).toEqual([['forces', 1]]);
  });

  it('take a strict list with them', async () => {
    const { data, errors } = await run('{ strict }');
    expect(data).toBeNull();
    expect(errors!.map(({ path }) => path)).toEqual([['strict', 1]]);
  });

  it('refuse a hidden value as a variable', async () => {
    asked.length = 0;
    const { data, errors } = await run('query ($f: Force) { force(of: $f) }', { f: 'SECRET' });
    expect(data).toBeUndefined();
    expect(errors![0]!.message).toContain('"$f" got invalid value');
    expect(asked).toEqual([]);
  });
});

describe('custom scalars', () => {
  const { run } = gateway({
    a: {
      sdl: 'scalar Anything type Query { anything(given: Anything): Anything list: [Anything] }',
      resolvers: {
        Query: {
          anything: (_, { given }) => given ?? { deep: [1, { x: null }], __typename: 'Nothing' },
          list: () => [1, null, { a: [] }],
        },
      },
    },
  });

  it('pass whole objects', async () => {
    expect(await run('{ anything list }')).toEqual({
      data: { anything: { deep: [1, { x: null }], __typename: 'Nothing' }, list: [1, null, { a: [] }] },
    });
  });

  it('pass as variables and as literals', async () => {
    const query = 'query ($v: Anything) { v: anything(given: $v) l: anything(given: {a: [1, {b: "c"}]}) }';
    expect(await run(query, { v: { k: [true] } })).toEqual({ data: { v: { k: [true] }, l: { a: [1, { b: 'c' }] } } });
  });
});
