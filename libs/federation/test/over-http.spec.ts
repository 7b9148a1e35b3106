// The transports: the same answers apart as in process, and everything that can go wrong between processes.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from 'graphql-ws/use/ws';
import { parse, print, type ExecutionResult } from 'graphql';
import { WebSocketServer } from 'ws';
import {
  createFederation,
  createSubgraphExecutor,
  inProcess,
  overHttp,
  type Federation,
  type OverHttpOptions,
} from '../src/index.js';
import { compose, plain, type Subgraph } from './compose.js';

let sourcesClosed = 0;
const a: Subgraph = {
  sdl: `
    type Query { laws: [Law!] law: Law version: String boom: String }
    type Mutation { rename(id: ID!, title: String!): Law }
    type Subscription { changed: Law refused: Law flood: Law }
    type Law @key(fields: "id") { id: ID! title: String }`,
  resolvers: {
    Query: {
      laws: () => [{ id: '1' }, { id: '2' }],
      law: () => ({ id: '2' }),
      version: () => 'v1',
      boom: () => {
        throw new Error('boom');
      },
    },
    Mutation: { rename: (_, given) => given },
    Subscription: {
      changed: {
        async *subscribe() {
          try {
            for (let i = 1; ; i++) {
              yield { changed: { id: String(i) } };
              await wait(5);
            }
          } finally {
            sourcesClosed++;
          }
        },
      },
      flood: {
        async *subscribe() {
          for (let i = 0; i < 3000; i++) yield { flood: { id: String(i) } };
          await new Promise(() => undefined);
        },
      },
      refused: {
        subscribe: () => {
          throw new Error('not for you');
        },
      },
    },
    Law: { title: ({ id, title }) => title ?? `title ${id}` },
  },
};
const b: Subgraph = {
  sdl: 'type Query { other: String } type Law @key(fields: "id") { id: ID! text(n: Int = 1): String! }',
  resolvers: { Query: { other: () => 'other' }, Law: { text: ({ id }, { n }) => `text ${id} ${n}` } },
};
const composed = compose({ a, b });

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A subgraph as a process of its own would serve it; a test may put another handler in its place. */
class Served {
  readonly server: Server;
  readonly seen: IncomingMessage[] = [];
  instead: Handler | undefined;
  aborted = 0;
  #dispose: (() => void | Promise<void>) | undefined;

  constructor(readonly name: string) {
    const schema = composed.schemas[name]!;
    const executor = createSubgraphExecutor(schema);
    this.server = createServer((request, response) => {
      this.seen.push(request);
      response.on('close', () => {
        if (!response.writableFinished) this.aborted++;
      });
      if (this.instead) return void this.instead(request, response);
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { query, variables, operationName } = JSON.parse(body) as {
          query: string;
          variables: Record<string, unknown>;
          operationName?: string;
        };
        void executor.execute({ query, variables, operationName, context: {} }).then((result) => {
          response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
        });
      });
    });
    const sockets = new WebSocketServer({ server: this.server, path: '/graphql' });
    const { dispose } = useServer(
      {
        schema,
        onConnect: ({ extra }) => void this.seen.push(extra.request),
        subscribe: (({
          document,
          variableValues,
          operationName,
        }: {
          document: never;
          variableValues: Record<string, unknown>;
          operationName?: string;
        }) =>
          executor.subscribe({
            query: print(document),
            variables: variableValues,
            operationName,
            context: {},
          })) as never,
      },
      sockets,
    );
    this.#dispose = dispose;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  async stop(): Promise<void> {
    await this.#dispose?.();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const servedA = new Served('a');
const servedB = new Served('b');
const federations: Federation[] = [];
let urls: Record<string, string>;

beforeAll(async () => {
  urls = { a: await servedA.start(), b: await servedB.start() };
});
afterEach(async () => {
  servedA.instead = servedB.instead = undefined;
  await Promise.all(federations.splice(0).map((federation) => federation.close()));
});
afterAll(() => Promise.all([servedA.stop(), servedB.stop()]));

function apart(options: Partial<OverHttpOptions> & { deadlineMs?: number } = {}): Federation {
  const { deadlineMs, ...rest } = options;
  const federation = createFederation({
    ...composed,
    deadlineMs,
    transport: overHttp(urls, { headers: () => ({}), ...rest }),
  });
  federations.push(federation);
  return federation;
}
const together = createFederation({ ...composed, transport: inProcess(composed.schemas) });

async function ask(federation: Federation, query: string, variables?: Record<string, unknown>) {
  return plain(await federation.execute({ document: parse(query), variables, context: {} }));
}
const failedB = {
  message: 'The subgraph "b" failed to answer.',
  extensions: { code: 'SUBGRAPH_REQUEST_FAILED', service: 'b' },
};

describe('subgraphs apart', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a query', '{ laws { id title text } version other }', {}],
    ['variables', 'query ($n: Int = 4) { law { text(n: $n) } }', {}],
    ['a mutation', 'mutation ($t: String!) { rename(id: 5, title: $t) { title text } }', { t: 'T' }],
    ['errors of a subgraph', '{ boom law { text } }', {}],
    ['the key __proto__', '{ law { __proto__: title constructor: text } }', {}],
  ])('answer %s as in process', async (_, query, variables) => {
    expect(await ask(apart(), query, variables)).toEqual(await ask(together, query, variables));
  });

  it('go on answering once their documents are compiled', async () => {
    const federation = apart();
    for (let i = 0; i < 8; i++)
      expect((await ask(federation, '{ law { text } }')).data).toEqual({ law: { text: 'text 2 1' } });
  });

  it('keep their connections', async () => {
    const federation = apart({ connections: 1 });
    servedA.seen.length = 0;
    for (let i = 0; i < 5; i++) await ask(federation, '{ version }');
    expect(new Set(servedA.seen.map(({ socket }) => socket)).size).toBe(1);
  });

  it('are told what the request carries', async () => {
    servedA.seen.length = 0;
    const federation = apart({
      headers: (context) => ({
        authorization: `Bearer ${(context as { token: string }).token}`,
        'x-request-id': 'r-9',
      }),
    });
    await federation.execute({ document: parse('{ version }'), context: { token: 'abc' } });
    expect(servedA.seen[0]!.headers).toMatchObject({ authorization: 'Bearer abc', 'x-request-id': 'r-9' });
  });
});

describe('a subgraph apart that fails', () => {
  const wrong: [string, Handler][] = [
    [
      'answers 500',
      (_, response) =>
        void response
          .writeHead(500, { 'content-type': 'application/json' })
          .end('{"errors":[{"message":"db at 10.0.0.9"}]}'),
    ],
    [
      'answers a page',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>proxy at 10.0.0.9</html>'),
    ],
    [
      'answers half of the JSON',
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": {'),
    ],
    [
      'answers a list',
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('[1]'),
    ],
    ['answers nothing', (_, response) => void response.writeHead(204).end()],
    [
      'answers too much',
      (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(`{"data":{"other":"${'x'.repeat(200_000)}"}}`),
    ],
    ['redirects', (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['hangs up', (request) => void request.socket.destroy()],
    [
      'hangs up in the middle',
      (request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"data":');
        setTimeout(() => request.socket.destroy(), 5);
      },
    ],
    ['is silent', () => undefined],
    [
      'drips',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ];
  it.each(wrong)('because it %s is named, and no more is told', async (_, handler) => {
    servedB.instead = handler;
    const federation = apart({ timeoutMs: 600, maxAnswerBytes: 100_000 });
    const result = await ask(federation, '{ version other law { title } }');
    expect(result).toEqual({
      data: { version: 'v1', other: null, law: { title: 'title 2' } },
      errors: [{ ...failedB, path: ['other'] }],
    });
  });

  it('because nobody is there', async () => {
    const federation = createFederation({
      ...composed,
      transport: overHttp({ a: urls['a']!, b: 'http://127.0.0.1:1/graphql' }, { headers: () => ({}) }),
    });
    federations.push(federation);
    const result = await ask(federation, '{ version law { text } }');
    expect(result).toEqual({ data: { version: 'v1', law: null }, errors: [{ ...failedB, path: ['law'] }] });
  });

  it('because it has no address', async () => {
    const federation = createFederation({
      ...composed,
      transport: overHttp({ a: urls['a']! }, { headers: () => ({}) }),
    });
    federations.push(federation);
    expect((await ask(federation, '{ version other }')).errors).toEqual([{ ...failedB, path: ['other'] }]);
  });

  it('and answers again is asked again', async () => {
    servedB.instead = wrong[0]![1];
    const federation = apart();
    expect((await ask(federation, '{ other }')).data).toEqual({ other: null });
    servedB.instead = undefined;
    expect(await ask(federation, '{ other }')).toEqual({ data: { other: 'other' } });
  });

  it('orderly, in the media type of GraphQL, passes with its status', async () => {
    servedB.instead = (_, response) =>
      void response
        .writeHead(401, { 'content-type': 'application/graphql-response+json; charset=utf-8' })
        .end('{"errors":[{"message":"Sign in","extensions":{"code":"UNAUTHENTICATED"}}]}');
    expect((await ask(apart(), '{ other }')).errors).toEqual([
      { message: 'Sign in', path: ['other'], extensions: { code: 'UNAUTHENTICATED', service: 'b' } },
    ]);
  });
});

describe('calls apart are cancelled', () => {
  it('by the deadline', async () => {
    servedB.instead = () => undefined;
    servedB.aborted = 0;
    const result = await ask(apart({ deadlineMs: 400 }), '{ version other }');
    expect(result.data).toEqual({ version: 'v1', other: null });
    expect(result.errors!.map(({ extensions }) => extensions!['code'])).toEqual(['DEADLINE_EXCEEDED']);
    while (servedB.aborted === 0) await wait(5);
    expect(servedB.aborted).toBe(1);
  });

  it('by the client that goes', async () => {
    const controller = new AbortController();
    servedB.instead = () => controller.abort();
    servedB.aborted = 0;
    const running = apart().execute({ document: parse('{ version other }'), signal: controller.signal });
    expect((await running).errors![0]!.extensions['code']).toBe('REQUEST_ABORTED');
    while (servedB.aborted === 0) await wait(5);
    expect(servedB.aborted).toBe(1);
  });
});

describe('subscriptions apart', () => {
  const open = async (federation: Federation, query: string) =>
    (await federation.subscribe({
      document: parse(query),
      context: { token: 't' },
    })) as AsyncGenerator<ExecutionResult>;

  it('stream from the owner and fetch the rest of each event', async () => {
    const stream = await open(apart(), 'subscription { changed { id title text } }');
    const events = [];
    const before = sourcesClosed;
    for await (const event of stream) if (events.push(plain(event)) === 3) break;
    // The test's own time limit is the only one: a source left open fails it.
    while (sourcesClosed === before) await wait(5);
    expect(events).toEqual(
      ['1', '2', '3'].map((id) => ({ data: { changed: { id, title: `title ${id}`, text: `text ${id} 1` } } })),
    );
  });

  it('close the source when the client ends', async () => {
    const before = sourcesClosed;
    const stream = await open(apart(), 'subscription { changed { id } }');
    await stream.next();
    await stream.return(undefined);
    while (sourcesClosed === before) await wait(5);
    expect(sourcesClosed).toBe(before + 1);
  });

  it('end for a reader that falls too far behind', async () => {
    const stream = await open(apart(), 'subscription { flood { id } }');
    await stream.next();
    await wait(1000);
    const rest = [];
    for await (const event of stream) rest.push(plain(event));
    expect(rest.length).toBeLessThan(1100);
    expect(rest.at(-1)!.errors).toEqual([
      {
        message: 'The subgraph "a" failed to answer.',
        path: ['flood'],
        extensions: { code: 'SUBGRAPH_REQUEST_FAILED', service: 'a' },
      },
    ]);
  });

  it('carry the headers of the request', async () => {
    servedA.seen.length = 0;
    const federation = apart({
      headers: (context) => ({ authorization: `Bearer ${(context as { token: string }).token}` }),
    });
    const stream = await open(federation, 'subscription { changed { id } }');
    await stream.next();
    await stream.return(undefined);
    expect(servedA.seen[0]!.headers.authorization).toBe('Bearer t');
  });

  it('pass on a refusal', async () => {
    const stream = await open(apart(), 'subscription { refused { id } }');
    const first = await stream.next();
    expect(plain(first.value as ExecutionResult)).toEqual({
      errors: [{ message: 'not for you', path: ['refused'], extensions: { service: 'a' } }],
    });
    expect((await stream.next()).done).toBe(true);
  });

  it('say no more than which subgraph when the socket cannot be had', async () => {
    const federation = createFederation({
      ...composed,
      transport: overHttp({ a: 'http://127.0.0.1:1/graphql', b: urls['b']! }, { headers: () => ({}) }),
    });
    federations.push(federation);
    const stream = await open(federation, 'subscription { changed { id } }');
    const first = plain((await stream.next()).value as ExecutionResult);
    expect(first.errors).toEqual([
      {
        message: 'The subgraph "a" failed to answer.',
        path: ['changed'],
        extensions: { code: 'SUBGRAPH_REQUEST_FAILED', service: 'a' },
      },
    ]);
    expect((await stream.next()).done).toBe(true);
  });
});

describe("a subgraph's own executor", () => {
  const executor = createSubgraphExecutor(composed.schemas['b']!);

  it('answers what cannot be parsed or is not valid with errors', async () => {
    expect((await executor.execute({ query: '{ other', context: {} })).errors).toHaveLength(1);
    expect((await executor.execute({ query: '{ nothing }', context: {} })).errors).toHaveLength(1);
  });

  it('answers the same before and after compiling', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Law { text } } }';
    const variables = { r: [{ __typename: 'Law', id: '3' }] };
    for (let i = 0; i < 8; i++) {
      expect(plain(await executor.execute({ query, variables, context: {} }))).toEqual({
        data: { _entities: [{ text: 'text 3 1' }] },
      });
    }
    expect((await executor.execute({ query, variables: { r: null }, context: {} } as never)).errors).toHaveLength(1);
  });
});
