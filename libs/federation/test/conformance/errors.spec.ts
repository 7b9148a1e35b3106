// Errors: what failed takes with it only what depended on it, says where and which subgraph, and nothing of the inside.
import { describe, expect, it } from '@jest/globals';
import { GraphQLError, parse } from 'graphql';
import { once } from 'node:events';
import { gateway, type Intercept, type Subgraph } from '../compose.js';
import type { SubgraphErrorInfo } from '../../src/index.js';

const a: Subgraph = {
  sdl: `
    type Query { laws: [Law!] law: Law version: String boom: String coded: String }
    type Law @key(fields: "id") { id: ID! title: String }`,
  resolvers: {
    Query: {
      laws: () => [{ id: '1' }, { id: '2' }, { id: '1' }],
      law: () => ({ id: '2' }),
      version: () => 'v1',
      boom: () => {
        throw new Error('boom');
      },
      coded: () => {
        throw new GraphQLError('not yours', {
          extensions: { code: 'FORBIDDEN', hint: 'ask', stacktrace: ['secret.ts:1'] },
        });
      },
    },
    Law: { title: ({ id }) => `title ${id}` },
  },
};
const b: Subgraph = {
  sdl: `type Query { other: String } type Law @key(fields: "id") { id: ID! text: String notes: [Note] } type Note { body(n: Int): String }`,
  resolvers: {
    Query: { other: () => 'other' },
    Law: {
      __resolveReference: ({ id }) => {
        if (id === 'gone') throw new Error('gone');
        return { id };
      },
      text: ({ id }) => {
        if (id === '1') throw new Error('no text of 1');
        return `text ${id}`;
      },
      notes: () => [{}, {}],
    },
    Note: {
      body: () => {
        throw new Error('no note');
      },
    },
  },
};
const down =
  (subgraph: string, cause: () => never): Intercept =>
  (request, next) =>
    request.subgraph === subgraph ? cause() : next(request);
const secret = (): never => {
  throw Object.assign(new Error('connect ECONNREFUSED http://10.1.2.3:4001/graphql'), { code: 'ECONNREFUSED' });
};

describe('errors of subgraphs', () => {
  it('pass with message, code and path', async () => {
    const { data, errors } = await gateway({ a, b }).run('{ version c: coded }');
    expect(data).toEqual({ version: 'v1', c: null });
    expect(errors).toEqual([
      { message: 'not yours', path: ['c'], extensions: { code: 'FORBIDDEN', hint: 'ask', service: 'a' } },
    ]);
  });

  it('name every place of the entity they concern', async () => {
    const { data, errors } = await gateway({ a, b }).run('{ all: laws { id text } law { t: text } }');
    expect(data).toEqual({
      all: [
        { id: '1', text: null },
        { id: '2', text: 'text 2' },
        { id: '1', text: null },
      ],
      law: { t: 'text 2' },
    });
    expect(errors!.map(({ path }) => path)).toEqual([
      ['all', 0, 'text'],
      ['all', 2, 'text'],
    ]);
  });

  it('keep the path beneath the entity', async () => {
    const { errors } = await gateway({ a, b }).run('{ law { n: notes { first: body(n: 1) } } }');
    expect(errors!.map(({ path }) => path)).toEqual([
      ['law', 'n', 0, 'first'],
      ['law', 'n', 1, 'first'],
    ]);
  });

  it('are placed when several lists of entities went in one call', async () => {
    const { errors } = await gateway({ a, b }).run('{ laws { text } law { notes { body } } other }');
    expect(errors!.map(({ path }) => path!.join('.')).sort()).toEqual([
      'law.notes.0.body',
      'law.notes.1.body',
      'laws.0.text',
      'laws.2.text',
    ]);
  });

  it('keep their cause within the process', async () => {
    const { federation } = gateway({ a, b });
    const { errors } = await federation.execute({ document: parse('{ boom }') });
    expect(errors![0]!.originalError?.message).toBe('boom');
  });

  it('are told to the operator with the request', async () => {
    const told: SubgraphErrorInfo[] = [];
    const { run } = gateway({ a, b }, { onSubgraphError: (info) => told.push(info), intercept: down('b', secret) });
    await run('{ boom other }', {}, { requestId: 'r-1' });
    expect(told.map(({ subgraph, path, requestId }) => [subgraph, path.join('.'), requestId]).sort()).toEqual([
      ['a', 'boom', 'r-1'],
      ['b', 'other', 'r-1'],
    ]);
    expect(String((told.find(({ subgraph }) => subgraph === 'b')!.error as Error).message)).toContain('ECONNREFUSED');
  });

  it('are answered even if the observer fails', async () => {
    const { run } = gateway({ a, b }, { onSubgraphError: () => secret() });
    expect((await run('{ boom version }')).data).toEqual({ boom: null, version: 'v1' });
  });
});

describe('a subgraph that fails', () => {
  it('nulls its root fields and no others', async () => {
    const { data, errors } = await gateway({ a, b }, { intercept: down('b', secret) }).run('{ version x: other }');
    expect(data).toEqual({ version: 'v1', x: null });
    expect(errors).toEqual([
      {
        message: 'The subgraph "b" failed to answer.',
        path: ['x'],
        extensions: { code: 'SUBGRAPH_REQUEST_FAILED', service: 'b' },
      },
    ]);
  });

  it('tells nothing of how', async () => {
    const result = await gateway({ a, b }, { intercept: down('b', secret) }).run('{ other law { text } }');
    expect(JSON.stringify(result)).not.toMatch(/10\.1\.2\.3|ECONN|http|stack/);
  });

  it('nulls the fields of entities, with one error for all', async () => {
    const { data, errors } = await gateway({ a, b }, { intercept: down('b', secret) }).run('{ laws { id text } }');
    expect(data).toEqual({
      laws: [
        { id: '1', text: null },
        { id: '2', text: null },
        { id: '1', text: null },
      ],
    });
    expect(errors!.map(({ path }) => path)).toEqual([['laws']]);
  });

  it('is placed exactly where one entity was asked for', async () => {
    const { errors } = await gateway({ a, b }, { intercept: down('b', secret) }).run('{ law { text title } }');
    expect(errors!.map(({ path }) => path)).toEqual([['law']]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['neither data nor errors', {}],
    ['data that is no object', { data: 5 }],
    ['errors that are none', { data: null, errors: [] }],
  ])('by answering %s', async (_, answer) => {
    const { data, errors } = await gateway(
      { a, b },
      {
        intercept: (request, next) => (request.subgraph === 'b' ? (answer as never) : next(request)),
      },
    ).run('{ version other law { text } }');
    expect(data).toEqual({ version: 'v1', other: null, law: { text: null } });
    expect(errors!.map(({ extensions }) => extensions!['code'])).toEqual([
      'SUBGRAPH_REQUEST_FAILED',
      'SUBGRAPH_REQUEST_FAILED',
    ]);
  });

  it.each([
    ['fewer entities than asked for', { data: { _entities: [] } }],
    ['entities that are no list', { data: { _entities: 'x' } }],
    ['entities that are no objects', { data: { _entities: [1, 'x', []] } }],
  ])('by answering %s leaves nulls', async (_, answer) => {
    const { data } = await gateway(
      { a, b },
      {
        intercept: (request, next) => (request.subgraph === 'b' ? answer : next(request)),
      },
    ).run('{ laws { text } }');
    expect(data).toEqual({ laws: [{ text: null }, { text: null }, { text: null }] });
  });

  it('by answering errors without paths is still placed', async () => {
    const { data, errors } = await gateway(
      { a, b },
      {
        intercept: (request, next) =>
          request.subgraph === 'b'
            ? ({ errors: [{ message: 'too busy', extensions: { code: 'BUSY' } }] } as never)
            : next(request),
      },
    ).run('{ other law { text } }');
    expect(data).toEqual({ other: null, law: { text: null } });
    expect(errors!.map(({ message, path }) => [message, path!.join('.')]).sort()).toEqual([
      ['too busy', 'law'],
      ['too busy', 'other'],
    ]);
  });

  it('by answering values of other shapes than the schema has', async () => {
    const { data, errors } = await gateway(
      { a, b },
      {
        intercept: (request, next) =>
          request.subgraph === 'a' ? { data: { laws: 'many', law: ['x'], version: 'v1' } } : next(request),
      },
    ).run('{ laws { title } law { title } version }');
    expect(data).toEqual({ laws: null, law: null, version: 'v1' });
    expect(errors!.map(({ path }) => path)).toEqual([['laws'], ['law']]);
  });
});

describe('time', () => {
  /** What waits until it is told that nobody waits for it any longer. */
  const givenUp = async (signal = new AbortController().signal): Promise<void> => {
    if (!signal.aborted) await once(signal, 'abort');
  };

  it('passes: the deadline answers with what there is', async () => {
    const silent: Intercept = async (request, next) => {
      if (request.subgraph === 'b') await givenUp(request.signal);
      return next(request);
    };
    const began = performance.now();
    const { data, errors } = await gateway({ a, b }, { intercept: silent, deadlineMs: 1000 }).run(
      '{ version other law { title text } }',
    );
    expect(performance.now() - began).toBeLessThan(1360);
    expect(data).toEqual({ version: 'v1', other: null, law: { title: 'title 2', text: null } });
    expect(new Set(errors!.map(({ extensions }) => extensions!['code']))).toEqual(new Set(['DEADLINE_EXCEEDED']));
  });

  it('is given back when the client goes: outstanding calls learn it, further ones are not made', async () => {
    const controller = new AbortController();
    const learnt = Promise.withResolvers<void>();
    const { federation, asked } = gateway(
      { a, b },
      {
        intercept: async (request, next) => {
          controller.abort();
          void givenUp(request.signal).then(learnt.resolve);
          await learnt.promise;
          return next(request);
        },
      },
    );
    const { data, errors } = await federation.execute({
      document: parse('{ law { text } }'),
      signal: controller.signal,
    });
    expect(data).toEqual({ law: null });
    expect(errors!.map(({ extensions }) => extensions['code'])).toEqual(['REQUEST_ABORTED']);
    await learnt.promise;
    expect(asked).toHaveLength(1);
  });

  it('is not begun for a client that has already gone', async () => {
    const { federation, asked } = gateway({ a, b });
    await federation.execute({ document: parse('{ version }'), signal: AbortSignal.abort() });
    expect(asked).toEqual([]);
  });
});

describe('documents', () => {
  it('that are not valid are refused', async () => {
    const { errors, data } = await gateway({ a, b }).run('{ nothing law { text { more } } }');
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(2);
  });

  it('with @defer are refused', async () => {
    const { errors } = await gateway({ a, b }).run('{ law { ... @defer { text } } }');
    expect(errors![0]!.message).toContain('@defer');
  });

  it('share one plan under different keys and formats', async () => {
    const { federation, asked } = gateway({ a, b });
    await federation.execute({ document: parse('{ law { text } }'), key: 'one' });
    await federation.execute({ document: parse('query {\n law {\n text } # again\n }'), key: 'two' });
    expect(asked[0]!.document).toBe(asked[2]!.document);
  });

  it('are forgotten when there are too many', async () => {
    const { run } = gateway({ a, b }, { cacheSize: 3 });
    for (let i = 0; i < 12; i++) expect(await run(`{ v${i}: version }`)).toEqual({ data: { [`v${i}`]: 'v1' } });
    expect(await run('{ v0: version }')).toEqual({ data: { v0: 'v1' } });
  });

  it('give the same answers many times, also once they are compiled', async () => {
    const { run } = gateway({ a, b });
    const first = await run('{ laws { id title text } law { notes { body } } }');
    for (let i = 0; i < 10; i++) expect(await run('{ laws { id title text } law { notes { body } } }')).toEqual(first);
  });
});
