// Subscriptions: one stream from the subgraph that owns the field; the rest of each event is fetched as in a query.
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { setTimeout as wait } from 'node:timers/promises';
import { gateway, plain, type Gateway, type Subgraph } from '../compose.js';

let closed = 0;
async function* events(ids: (string | null)[], pause = 0) {
  try {
    for (const id of ids) {
      if (pause) await wait(pause);
      yield { changed: id === null ? null : { id }, strict: id === null ? null : { id } };
    }
  } finally {
    closed++;
  }
}
const a: Subgraph = {
  sdl: `
    type Query { none: Int }
    type Subscription { changed(ids: [String]): Law strict: Law! endless: Law refused: Law broken: Law silent: Law }
    type Law @key(fields: "id") { id: ID! title: String }`,
  resolvers: {
    Subscription: {
      changed: { subscribe: (_: unknown, { ids }: { ids?: string[] }) => events(ids ?? ['1', '2']) },
      strict: { subscribe: () => events(['1', null, '2']) },
      endless: {
        subscribe: () =>
          events(
            Array.from({ length: 1000 }, (_, i) => String(i)),
            5,
          ),
        resolve: (event: { changed: unknown }) => event.changed,
      },
      refused: {
        subscribe: () => {
          throw new Error('not for you');
        },
      },
      silent: {
        async *subscribe() {
          await new Promise(() => undefined);
          yield {};
        },
      },
      broken: {
        async *subscribe() {
          yield { broken: { id: '1' } };
          throw new Error('cable cut at 10.0.0.1');
        },
      },
    },
    Law: { title: ({ id }) => `title ${id}` },
  },
};
const b: Subgraph = {
  sdl: 'type Law @key(fields: "id") { id: ID! text: String! }',
  resolvers: {
    Law: {
      text: ({ id }) => {
        if (id === 'bad') throw new Error('no text');
        return `text ${id}`;
      },
    },
  },
};

async function all({ stream }: Gateway, query: string, variables?: Record<string, unknown>) {
  const results = [];
  for await (const event of await stream(query, variables)) results.push(plain(event));
  return results;
}

describe('subscriptions', () => {
  const world = gateway({ a, b });

  it('answer from the source alone where that is enough', async () => {
    world.asked.length = 0;
    expect(await all(world, 'subscription { changed { id title } }')).toEqual([
      { data: { changed: { id: '1', title: 'title 1' } } },
      { data: { changed: { id: '2', title: 'title 2' } } },
    ]);
    expect(world.asked).toHaveLength(1);
  });

  it('fetch the rest for each event', async () => {
    expect(
      await all(world, 'subscription ($ids: [String]) { c: changed(ids: $ids) { t: text __typename } }', {
        ids: ['7', '8'],
      }),
    ).toEqual([
      { data: { c: { t: 'text 7', __typename: 'Law' } } },
      { data: { c: { t: 'text 8', __typename: 'Law' } } },
    ]);
  });

  it('obey conditions', async () => {
    expect(
      await all(world, 'subscription ($s: Boolean!) { changed(ids: "1") { id text @skip(if: $s) } }', { s: true }),
    ).toEqual([{ data: { changed: { id: '1' } } }]);
  });

  it('report errors within their event and go on', async () => {
    const results = await all(world, 'subscription { changed(ids: ["bad", "2"]) { text } }');
    expect(results[0]).toEqual({
      data: { changed: null },
      errors: [{ message: 'no text', path: ['changed', 'text'], extensions: { service: 'b' } }],
    });
    expect(results[1]).toEqual({ data: { changed: { text: 'text 2' } } });
  });

  it('propagate nulls in each event', async () => {
    const results = await all(world, 'subscription { strict { id text } }');
    expect(results.map(({ data }) => data)).toEqual([
      { strict: { id: '1', text: 'text 1' } },
      null,
      { strict: { id: '2', text: 'text 2' } },
    ]);
    expect(results[1]!.errors).toHaveLength(1);
  });

  it('close the source when the client ends', async () => {
    const before = closed;
    const stream = await world.stream('subscription { endless { id text } }');
    expect(plain((await stream.next()).value)).toEqual({ data: { endless: { id: '0', text: 'text 0' } } });
    await stream.return(undefined);
    expect(closed).toBe(before + 1);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('close the source when the client leaves a loop', async () => {
    const before = closed;
    for await (const event of await world.stream('subscription { endless { id } }')) {
      expect(event.data).toBeDefined();
      break;
    }
    expect(closed).toBe(before + 1);
  });

  it('end and close the source when the client disconnects', async () => {
    const before = closed;
    const controller = new AbortController();
    const stream = await world.stream('subscription { endless { id } }', {}, controller.signal);
    await stream.next();
    const pending = stream.next();
    controller.abort();
    expect((await pending).done).toBe(true);
    await wait(30);
    expect(closed).toBe(before + 1);
  });

  it('end at once even while the source waits for an event', async () => {
    const stream = await world.stream('subscription { silent { id } }');
    const pending = stream.next();
    await wait(5);
    expect(await stream.return(undefined)).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
  });

  it('that the subgraph refuses are answered with its error', async () => {
    const result = await world.federation.subscribe({ document: parse('subscription { refused { id } }') });
    expect(plain(result as never)).toEqual({
      errors: [{ message: 'not for you', path: ['refused'], extensions: { service: 'a' } }],
    });
  });

  it('whose source breaks end with an error that tells nothing of the inside', async () => {
    const results = await all(world, 'subscription { broken { id } }');
    expect(results).toHaveLength(2);
    expect(results[1]!.errors!.map(({ extensions }) => extensions)).toEqual([
      { code: 'SUBGRAPH_REQUEST_FAILED', service: 'a' },
    ]);
    expect(JSON.stringify(results)).not.toContain('10.0.0.1');
  });

  it('are checked like other operations', async () => {
    const invalid = await world.federation.subscribe({ document: parse('subscription { changed { nothing } }') });
    expect(plain(invalid as never).errors![0]!.message).toContain('"nothing"');
    const variables = await world.federation.subscribe({
      document: parse('subscription ($i: [String]!) { changed(ids: $i) { id } }'),
    });
    expect(plain(variables as never).errors![0]!.message).toContain('"$i"');
  });

  it('are not executed as queries', async () => {
    expect((await world.run('subscription { changed { id } }')).errors).toHaveLength(1);
  });

  it('hold queries too, for transports that send everything one way', async () => {
    expect(plain((await world.federation.subscribe({ document: parse('{ __typename }') })) as never)).toEqual({
      data: { __typename: 'Query' },
    });
  });

  it('hold the deadline to each event, not to the stream', async () => {
    const patient = gateway({ a, b }, { deadlineMs: 250 });
    const stream = await patient.stream('subscription { endless { text } }');
    for (let i = 0; i < 60; i++) expect(((await stream.next()).value as { errors?: unknown }).errors).toBeUndefined();
    await stream.return(undefined);
  });
});
