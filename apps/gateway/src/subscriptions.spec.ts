import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, GraphQLError, type ExecutionResult } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ANONYMOUS, type Authentication } from '#access';
import type { Federation } from '#federation';
import { RateLimits } from '#platform';
import { testEnvironment } from '#testing';
import { streamSubscriptions } from './subscriptions.js';

/** The doors for live answers, before a federation that can be told what to answer. */
const apiSchema = buildSchema('type Query { word: String } type Subscription { words: String }');
const refusal = new GraphQLError('first: expected less', { path: ['word'], extensions: { code: 'INVALID_INPUT' } });
const surprise = new GraphQLError('relation "library.secret" does not exist', { path: ['word'] });
let answer: ExecutionResult;
let fastify: FastifyInstance;
let streams: { close(): Promise<void> };
let url: string;
let address = '192.0.2.1';
const limits = new RateLimits(testEnvironment({ DATABASE_URL: 'postgres://x/y', RATE_LIMIT_ADDRESS: '200' }));

async function* endless(): AsyncGenerator<ExecutionResult> {
  yield { data: { words: 'one' } };
  await new Promise(() => undefined);
}

beforeAll(async () => {
  fastify = Fastify({ genReqId: () => 'request-0001' });
  fastify.decorateRequest('actor');
  fastify.addHook('onRequest', async (request) => {
    request.actor = ANONYMOUS;
  });
  const federation = { apiSchema, execute: async () => answer, subscribe: async () => endless() };
  streams = streamSubscriptions({
    fastify,
    path: '/graphql',
    federation: federation as unknown as Federation,
    authentication: { actorOf: async () => ANONYMOUS } as unknown as Authentication,
    rules: [],
    maxTokens: 100,
    introspection: true,
    publicUrl: 'http://localhost:4000',
    limits,
    addressOf: () => address,
  });
  url = await fastify.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await streams.close();
  await fastify.close();
});

const connected = (connectionParams = {}): Client =>
  createClient({
    url: url.replace('http', 'ws') + '/graphql',
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams,
  });

async function overSocket(query: string, connectionParams = {}): Promise<unknown> {
  const client = connected(connectionParams);
  try {
    for await (const result of client.iterate({ query })) return result;
    return undefined;
  } finally {
    await client.dispose();
  }
}

async function overEvents(query: string): Promise<string> {
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

describe('live answers', () => {
  it('keep back what a surprise said, and tell the request it belongs to', async () => {
    answer = { data: { word: null }, errors: [surprise] };
    const masked = { message: expect.stringContaining('Something failed here'), path: ['word'] };
    expect(await overSocket('{ word }')).toEqual({
      data: { word: null },
      errors: [{ ...masked, extensions: { code: 'INTERNAL', requestId: expect.stringMatching(/^ws-/) } }],
    });
    const events = await overEvents('{ word }');
    expect(events).toContain('"requestId":"request-0001"');
    expect(events).not.toContain('library.secret');
  });

  it('say what was wrong when it was expected', async () => {
    answer = { data: { word: null }, errors: [refusal] };
    expect(await overSocket('{ word }')).toMatchObject({ errors: [{ message: 'first: expected less' }] });
    expect(await overEvents('{ word }')).toContain('first: expected less');
  });

  it('take what is no language for none', async () => {
    answer = { data: { word: 'yes' } };
    expect(await overSocket('{ word }', { 'accept-language': 5 })).toEqual({ data: { word: 'yes' } });
  });

  it('keep at most 100 operations open on a socket', async () => {
    const client = connected();
    try {
      const open = Array.from({ length: 100 }, () => client.iterate({ query: 'subscription { words }' }));
      for (const one of open) expect((await one.next()).value).toEqual({ data: { words: 'one' } });
      await expect(client.iterate({ query: 'subscription { words }' }).next()).rejects.toMatchObject([
        { message: expect.stringContaining('At most 100'), extensions: { code: 'LIMIT_EXCEEDED' } },
      ]);
      await open[0]?.return?.();
      expect((await client.iterate({ query: 'subscription { words }' }).next()).value).toEqual({
        data: { words: 'one' },
      });
    } finally {
      await client.dispose();
    }
  });

  it('are counted over a socket as over HTTP', async () => {
    address = '192.0.2.99';
    await limits.take({ address }, 199);
    expect(await overSocket('{ word }')).toMatchObject({ data: { word: 'yes' } });
    await expect(overSocket('{ word }')).rejects.toMatchObject([
      { extensions: { code: 'RATE_LIMITED', policy: 'address' } },
    ]);
  });
});
