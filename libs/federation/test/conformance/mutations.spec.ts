// Mutations: one top-level field after the other, each with everything beneath it, whichever subgraphs they are in.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { gateway, type Subgraph } from '../compose.js';

let log: string[] = [];
let stock = 0;
const later = async <T>(entry: string, ms: number, value: T): Promise<T> => {
  log.push(`${entry} begins`);
  await wait(ms);
  log.push(`${entry} ends`);
  return value;
};
const a: Subgraph = {
  sdl: `
    type Query { item: Item }
    type Mutation { add(n: Int = 1): Item slow: Item fail: Item strict: Item! }
    type Item @key(fields: "id") { id: ID! now: Int }`,
  resolvers: {
    Mutation: {
      add: (_, { n }) => ((stock += n), log.push(`add ${n}`), { id: '1' }),
      slow: () => later('slow', 20, { id: '1' }),
      fail: () => {
        throw new Error('refused');
      },
      strict: () => null,
    },
    Item: { now: () => stock },
  },
};
const b: Subgraph = {
  sdl: `
    type Mutation { quick: Item }
    type Item @key(fields: "id") { id: ID! count: Int }`,
  resolvers: {
    Mutation: { quick: () => later('quick', 1, { id: '2' }) },
    Item: { count: () => later('count', 10, stock) },
  },
};

describe('mutations', () => {
  const { run, asked } = gateway({ a, b });
  beforeEach(() => {
    log = [];
    stock = 0;
  });

  it('of one subgraph go in one call', async () => {
    asked.length = 0;
    expect(await run('mutation { x: add { now } y: add(n: 5) { now } }')).toEqual({
      data: { x: { now: 1 }, y: { now: 6 } },
    });
    expect(asked).toHaveLength(1);
  });

  it('of several subgraphs wait for each other', async () => {
    await run('mutation { slow { id } quick { id } again: slow { id } }');
    expect(log).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends', 'slow begins', 'slow ends']);
  });

  it('wait for the fields beneath the one before', async () => {
    const { data } = await run('mutation { x: add { count } y: add { count } z: add { now } }');
    expect(data).toEqual({ x: { count: 1 }, y: { count: 2 }, z: { now: 3 } });
    expect(log.filter((entry) => entry !== 'count begins')).toEqual([
      'add 1',
      'count ends',
      'add 1',
      'count ends',
      'add 1',
    ]);
  });

  it('keep the order of keys', async () => {
    const { data } = await run(
      'mutation { quick { id } __typename x: add { id } ...M } fragment M on Mutation { slow { id } }',
    );
    expect(Object.keys(data)).toEqual(['quick', '__typename', 'x', 'slow']);
  });

  it('go on after one that failed', async () => {
    const { data, errors } = await run('mutation { fail { id } quick { count } }');
    expect(data).toEqual({ fail: null, quick: { count: 0 } });
    expect(errors!.map(({ path, message }) => [path, message])).toEqual([[['fail'], 'refused']]);
  });

  it('answer nothing when one must not be null', async () => {
    const { data, errors } = await run('mutation { x: add { id } strict { id } }');
    expect(data).toBeNull();
    expect(errors!.map(({ path }) => path)).toEqual([['strict']]);
  });

  it('pass their variables', async () => {
    const { data } = await run('mutation ($n: Int!) { x: add(n: $n) { now } y: quick { count } }', { n: 9 });
    expect(data).toEqual({ x: { now: 9 }, y: { count: 9 } });
  });

  it('run once each, skipped ones not at all', async () => {
    await run(
      'mutation ($s: Boolean!) { add { id } y: add(n: 2) @skip(if: $s) { id } ...M } fragment M on Mutation { add { now } }',
      { s: true },
    );
    expect(log).toEqual(['add 1']);
  });
});
