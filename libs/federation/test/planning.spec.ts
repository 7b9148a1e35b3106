import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { waitFor } from '#testing';
import { apolloGateway, createFederation, inProcess } from '../src/index.js';
import { Planning } from '../src/planning.js';
import { compose } from './compose.js';

const { ApolloServer, HeaderMap } = createRequire(import.meta.url)('@apollo/server') as typeof import('@apollo/server');

type Answer = Awaited<ReturnType<ConstructorParameters<typeof Planning>[0]['planAsync']>>;

/** A planner whose plans are made when the test says so. */
function slow() {
  const inHand: { document: string; done: () => void }[] = [];
  const planAsync = (document: string): Promise<Answer> =>
    new Promise((resolve) => {
      inHand.push({ document, done: () => resolve({ node: { kind: 'Sequence', nodes: [] } } as unknown as Answer) });
    });
  return { inHand, planAsync };
}
const codeOf = (made: Promise<unknown>): Promise<unknown> =>
  made.then(
    () => 'made',
    (error: { extensions: { code: string } }) => error.extensions.code,
  );

describe('plans', () => {
  it('are made a few at once, in the order in which they were asked for; beyond the queue they are refused', async () => {
    const planner = slow();
    const planning = new Planning(planner, { atOnce: 2, waiting: 2 });
    const made = ['a', 'b', 'c', 'd', 'e'].map((document) => codeOf(planning.plan(document)));
    expect(await made[4]).toBe('OVERLOADED');
    expect(planner.inHand.map(({ document }) => document)).toEqual(['a', 'b']);
    for (let at = 0; at < 4; at += 1) (await waitFor('its turn', () => planner.inHand[at])).done();
    expect(await Promise.all(made.slice(0, 4))).toEqual(['made', 'made', 'made', 'made']);
    expect(planner.inHand.map(({ document }) => document)).toEqual(['a', 'b', 'c', 'd']);
    const again = codeOf(planning.plan('e'));
    (await waitFor('its turn', () => planner.inHand[4])).done();
    expect(await again).toBe('made');
  });

  it('are not waited for longer than is said', async () => {
    const planner = slow();
    const planning = new Planning(planner, { atOnce: 1, waiting: 5, waitMs: 20 });
    const first = codeOf(planning.plan('a'));
    expect(await codeOf(planning.plan('b'))).toBe('OVERLOADED');
    planner.inHand[0]?.done();
    expect(await first).toBe('made');
    const next = codeOf(planning.plan('c'));
    (await waitFor('its turn', () => planner.inHand[1])).done();
    expect(await next).toBe('made');
  });

  it('that fail make room for others', async () => {
    const planning = new Planning({ planAsync: () => Promise.reject(new Error('no')) }, { atOnce: 1, waiting: 0 });
    for (let at = 0; at < 3; at += 1) expect(await codeOf(planning.plan('a'))).toBe('OPERATION_NOT_PLANNED');
  });
});

const composed = compose({
  a: { sdl: 'type Query { one: String two: String three: String }', resolvers: { Query: { one: () => '1' } } },
});
const federation = createFederation({
  ...composed,
  transport: inProcess(composed.schemas, { contextOf: (context) => context }),
  planning: { atOnce: 1, waiting: 0 },
});
const server = new ApolloServer({
  gateway: apolloGateway(federation),
  logger: { debug() {}, info() {}, warn() {}, error() {} },
});
afterAll(() => server.stop());

describe('an operation for which there is no room', () => {
  const post = async (query: string) => {
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: { query },
      },
      context: async () => ({}),
    });
    const body = JSON.parse(answer.body.kind === 'complete' ? answer.body.string : '') as {
      data?: unknown;
      errors?: { message: string; extensions: Record<string, unknown> }[];
    };
    return { status: answer.status ?? 200, retryAfter: answer.headers.get('retry-after'), body };
  };

  it('is answered 503 with when to come again, while known ones are answered', async () => {
    await server.start();
    expect((await post('{ one }')).body).toEqual({ data: { one: '1' } });
    const [, refused, known] = await Promise.all([post('{ two }'), post('{ three }'), post('{ one }')]);
    expect([refused?.status, refused?.retryAfter]).toEqual([503, '1']);
    expect(refused?.body.errors).toEqual([
      {
        message: expect.stringContaining('Send this one again in 1 s'),
        extensions: { code: 'OVERLOADED', retryAfter: 1 },
      },
    ]);
    expect(known?.body).toEqual({ data: { one: '1' } });
    expect((await post('{ three }')).status).toBe(200);
  });

  it('is one whose conditions ask for too many plans at once, too', async () => {
    const conditions = Array.from({ length: 6 }, (_, at) => `$v${at}: Boolean!`).join(' ');
    const fields = Array.from({ length: 6 }, (_, at) => `f${at}: one @include(if: $v${at})`).join(' ');
    const own = createFederation({ ...composed, transport: inProcess(composed.schemas), planning: { atOnce: 1 } });
    const document = parse(`query (${conditions}) { two ${fields} }`);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        own.execute({
          document,
          variables: Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`v${at}`, ((nth >> at) & 1) === 1])),
        }),
      ),
    );
    const refused = answers.filter(({ errors }) => errors?.[0]?.extensions['code'] === 'OVERLOADED');
    expect(refused.length).toBe(12);
    await own.close();
  });
});
