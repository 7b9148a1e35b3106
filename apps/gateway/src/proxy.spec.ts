import type { HttpAdapterHost } from '@nestjs/core';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from '@jest/globals';
import { takeFilesAsStreams, takeMailBodies } from '#platform';
import { testEnvironment } from '#testing';
import { RestProxy } from './proxy.js';

const FORM = 'application/x-www-form-urlencoded';
const open: FastifyInstance[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** A gateway before one app that answers every address with what it was asked. */
async function gatewayBefore(subgraph: string): Promise<FastifyInstance> {
  const app = Fastify();
  app.get('/*', (request, reply) =>
    reply.send({ url: request.url, authorization: request.headers.authorization, id: request.headers['x-request-id'] }),
  );
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  takeMailBodies(app);
  app.post('/*', (request, reply) =>
    reply.send({ url: request.url, type: request.headers['content-type'], body: request.body }),
  );
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const gateway = Fastify({ genReqId: () => 'request-1' });
  takeFilesAsStreams(gateway);
  takeMailBodies(gateway);
  gateway.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  const environment = testEnvironment({
    DATABASE_URL: 'postgres://none@127.0.0.1/none',
    SUBGRAPHS: JSON.stringify({ [subgraph]: address }),
  });
  const proxy = new RestProxy(environment, {
    httpAdapter: { getInstance: () => gateway },
  } as unknown as HttpAdapterHost);
  await proxy.onApplicationBootstrap();
  open.push(app, gateway);
  return gateway;
}

it('the register’s files come from the registry, with the question and the caller’s token', async () => {
  const gateway = await gatewayBefore('registry');
  for (const url of ['/register.csv?on=2006-06-01', '/register.json?country=VN']) {
    const answer = await gateway.inject({ url, headers: { authorization: 'Bearer x' } });
    expect(answer.json()).toEqual({ url, authorization: 'Bearer x', id: 'request-1' });
  }
});

it('what is not the app’s stays here, the register’s page among it', async () => {
  const gateway = await gatewayBefore('registry');
  for (const url of ['/register', '/publications/VN-LAW-2026-000001'])
    expect({ url, status: (await gateway.inject({ url })).statusCode }).toEqual({ url, status: 404 });
});

it('a vocabulary is sent on as it came, and nothing is sent to what is only read', async () => {
  const gateway = await gatewayBefore('library');
  for (const [type, payload] of [
    ['text/csv', 'code,label@vi\nGCM:6,Tuyển dụng\n'],
    ['application/json', '{"concepts":[]}'],
  ] as const) {
    const url = '/vocabularies/GCM?dryRun=true';
    const answer = await gateway.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
    const body: unknown = type === 'text/csv' ? payload : JSON.parse(payload);
    expect(answer.json()).toEqual({ url, type, body });
  }
  expect((await gateway.inject({ method: 'POST', url: '/exports/publications.csv', payload: {} })).statusCode).toBe(
    404,
  );
});

const PARTS = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';

it.each([
  ['a form of one click', FORM, 'List-Unsubscribe=One-Click', 'List-Unsubscribe=One-Click'],
  ['a form of no fields', FORM, '', ''],
  ['the same in parts', 'multipart/form-data; boundary=x', PARTS, {}],
  [
    'a report of a mail server',
    'message/rfc822',
    'From: mailer-daemon\r\n\r\nGone.\r\n',
    'From: mailer-daemon\r\n\r\nGone.\r\n',
  ],
])('%s goes on to the exchange', async (_what, type, payload, body) => {
  const gateway = await gatewayBefore('exchange');
  const url = type === 'message/rfc822' ? '/mail/bounces' : '/mail/unsubscribe/abc';
  const answer = await gateway.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
  expect([answer.statusCode, answer.json<{ body?: unknown }>().body]).toEqual([200, body]);
  expect((await gateway.inject({ url })).json()).toMatchObject({ url });
});
