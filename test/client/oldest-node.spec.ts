import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';

/** The oldest Node that the package's page promises. The tests themselves run on a newer one; many a machine has this one besides. */
const OLDEST = '/usr/bin/node';
const version = spawnSync(OLDEST, ['--version'], { encoding: 'utf8' }).stdout ?? '';
const onOldest = version.startsWith('v20.') ? describe : describe.skip;

const secret = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
const body = JSON.stringify({ type: 'publication.published', subject: 'VN-LAW-2026-000001' });

/** What somebody writes who reads packages/client/README.md. */
const PROGRAM = `
  import { changes, ComityNode, mirror, snapshot, verifyWebhook, WebhookRefused } from './dist/packages/client/src/index.js';
  const { url, secret, headers, body } = JSON.parse(process.argv[1]);
  const said = { node: process.version, retries: [], seen: [], snapshot: [], kept: [] };
  const node = new ComityNode({ url, onRetry: (reason) => said.retries.push(reason) });
  said.event = await verifyWebhook({ secret, headers, body });
  said.forged = await verifyWebhook({ secret, headers, body: body + ' ' }).catch((error) => error instanceof WebhookRefused);
  for await (const page of changes(node, { since: 'nought' })) {
    said.seen.push(...page.changes.map(({ subject }) => subject));
    if (said.seen.length === 2) break;
  }
  for await (const { id } of snapshot(node)) said.snapshot.push(id);
  let state = null;
  const kept = new Set();
  await mirror(node, {
    load: async () => state, save: async (one) => void (state = one),
    put: async ({ id }) => void kept.add(id), remove: async (id) => void kept.delete(id), ids: async () => [...kept],
  }, { once: true });
  said.kept = [...kept];
  console.log(JSON.stringify(said));`;

onOldest(`the client on Node ${version.trim()}`, () => {
  let cuts = 1;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const json = (answer: unknown): void =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    if (pathname === '/snapshot') return json({ cursor: 'two', rights: 'r' });
    if (pathname === '/snapshot/records') {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      for (const id of ['A', 'B']) response.write(`${JSON.stringify({ id })}\n`);
      return void response.end(`${JSON.stringify({ end: true, records: 2 })}\n`);
    }
    const since = searchParams.get('since');
    if (since === 'nought') return json({ changes: [{ subject: 'A' }], next: 'one', more: true, rights: 'r' });
    if (since === 'one' && cuts > 0) {
      cuts -= 1;
      return void request.socket.destroy();
    }
    if (since === 'one') return json({ changes: [{ subject: 'B' }], next: 'two', more: false, rights: 'r' });
    json({ changes: [], next: 'two', more: false, rights: 'r' });
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('verifies webhooks, follows over a cut line, and keeps a copy', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const at = new Date();
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
    };
    const given = JSON.stringify({ url, secret, headers, body });
    const { stdout } = await promisify(execFile)(OLDEST, ['--input-type=module', '-e', PROGRAM, given], {
      env: { PATH: '/usr/bin' },
    });
    expect(JSON.parse(stdout)).toEqual({
      node: version.trim(),
      event: JSON.parse(body) as unknown,
      forged: true,
      seen: ['A', 'B'],
      retries: [expect.any(String)],
      snapshot: ['A', 'B'],
      kept: ['A', 'B'],
    });
  });
});
