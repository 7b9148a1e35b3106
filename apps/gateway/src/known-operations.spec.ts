import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { operationSurcharge } from '#platform';
import { fillIn, portalOperations } from './known-operations.js';
import type { RequestContext } from './request-context.js';

const known = new Map([['sha256:aa', 'mutation Publish{publish}']]);
const apollo = new ApolloServer<RequestContext>({
  typeDefs: 'type Query { hello: String } type Mutation { publish: Int }',
});
const request = (body: unknown, method = 'POST'): FastifyRequest =>
  ({ method, ...(method === 'GET' ? { query: body } : { body }) }) as FastifyRequest;

describe('an operation that is named', () => {
  it('stands there with its text, before anybody looks at what it costs', async () => {
    const body = { documentId: 'sha256:aa', variables: { n: 1 } };
    expect(await fillIn(request(body), known, apollo)).toBeNull();
    expect(body).toEqual({ query: 'mutation Publish{publish}', variables: { n: 1 } });
    expect(operationSurcharge((body as { query?: string }).query)).toBe(4);
  });

  it.each(['sha256:bb', '', 7, {}, ['sha256:aa'], '__proto__'])(
    'and not known, as %j, is refused with what to do',
    async (documentId) => {
      const body = { documentId };
      expect(await fillIn(request(body), known, apollo)).toMatchObject({
        code: 'UNKNOWN_OPERATION',
        message: expect.stringMatching(/loaded again.*as `query`/),
      });
      expect(body).toEqual({ documentId });
    },
  );

  it('and written as well is refused: which one would be answered?', async () => {
    const refusal = await fillIn(request({ documentId: 'sha256:aa', query: '{ hello }' }), known, apollo);
    expect(refusal).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('by a hash that a client sent before costs what it would cost in full', async () => {
    const query = 'mutation { publish }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await apollo.executeOperation({ query, extensions });
    const body: { query?: string; extensions: unknown } = { extensions };
    expect(await fillIn(request(body), known, apollo)).toBeNull();
    expect(operationSurcharge(body.query)).toBe(4);
    const asked: { query?: string; extensions: string } = { extensions: JSON.stringify(extensions) };
    await fillIn(request(asked, 'GET'), known, apollo);
    expect(asked.query).toBe(query);
  });
});

it.each([
  undefined,
  null,
  'text',
  [],
  { query: '{ hello }' },
  { extensions: 'no json' },
  { extensions: { persistedQuery: 1 } },
])('what is anything else stays as it is: %j', async (body) => {
  const before = structuredClone(body);
  expect(await fillIn(request(body), known, apollo)).toBeNull();
  expect(body).toEqual(before);
});

it('the texts are those that were written beside the portal, none where it was not built', () => {
  const manifest = join(mkdtempSync(join(tmpdir(), 'comity-test-')), 'operations.json');
  expect(portalOperations(manifest).size).toBe(0);
  writeFileSync(manifest, '{"sha256:cc":"{me{id}}"}');
  expect([...portalOperations(manifest)]).toEqual([['sha256:cc', '{me{id}}']]);
});
