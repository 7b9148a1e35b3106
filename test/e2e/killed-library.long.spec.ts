import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApart, waitFor, type Network } from '#testing';
import { Client } from './client.js';

let network: Network;
beforeAll(async () => {
  network = await startApart();
}, 150_000);
afterAll(async () => {
  await network?.stop();
}, 60_000);

const TUS = { 'tus-resumable': '1.0.0' };

/** A text of some megabytes that no two tests share. */
const text = Buffer.from(`Điều 1. ${randomBytes(1_500_000).toString('hex')}`);
const sha256 = createHash('sha256').update(text).digest('hex');

it('an upload whose server is killed in the middle goes on, through the gateway, where its last piece stopped', async () => {
  const client = await Client.of(network, 'VN-MOH');
  const headers = { ...client.headers, ...TUS };
  const metadata = `filename ${Buffer.from('luật.txt').toString('base64')},sha256 ${Buffer.from(sha256).toString('base64')}`;
  const begun = await fetch(`${network.url}/files/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(text.length), 'upload-metadata': metadata },
  });
  expect(begun.status).toBe(201);
  const url = new URL(begun.headers.get('location') as string, network.url).href;
  const offset = async (): Promise<number> => {
    const head = await fetch(url, { method: 'HEAD', headers });
    return head.status === 200 ? Number(head.headers.get('upload-offset')) : -1;
  };
  const patch = { ...headers, 'content-type': 'application/offset+octet-stream' };

  // Half of it goes out, the rest is never sent by this connection: the server dies with it in its hands.
  const interrupted = request(url, {
    method: 'PATCH',
    headers: { ...patch, 'upload-offset': '0', 'content-length': text.length },
  });
  interrupted.on('error', () => undefined);
  interrupted.write(text.subarray(0, text.length / 2));
  await waitFor('some of it to be on the disk', async () => (await offset()) > 0, { timeoutMs: 30_000 });
  await network.kill('library');
  interrupted.destroy();
  await network.start('library');

  const from = await waitFor('the gateway to find it again', async () => Math.max(0, await offset()), {
    timeoutMs: 30_000,
  });
  expect(from).toBeLessThan(text.length);
  const rest = await fetch(url, {
    method: 'PATCH',
    headers: { ...patch, 'upload-offset': String(from) },
    body: text.subarray(from),
  });
  expect([rest.status, await rest.text()]).toEqual([204, '']);
  const file = rest.headers.get('content-location') as string;
  const read = await fetch(`${network.url}${file}`, { headers: client.headers });
  expect(read.status).toBe(200);
  expect(
    createHash('sha256')
      .update(Buffer.from(await read.arrayBuffer()))
      .digest('hex'),
  ).toBe(sha256);
}, 120_000);

const ROWS = 6000;
const rowsOf = (count: number): string =>
  `sourceId,originalLanguage,title.en,lawType,legalForce\n${Array.from({ length: count }, (_, n) => `KILL-${n},en,Law ${n} on nurses,ACT,IN_FORCE\n`).join('')}`;

it('an import whose server is killed in the middle is reported as broken off soon, and sent again goes on, no row twice', async () => {
  const client = await Client.of(network, 'TH-MOPH');
  const send = () =>
    fetch(`${network.url}/imports?kind=LAW&as=published`, {
      method: 'POST',
      headers: { ...client.headers, 'content-type': 'text/csv' },
      body: rowsOf(ROWS),
    });
  interface Run {
    id: string;
    state: string;
    fault: string | null;
    counts: { rows?: number; added?: number; unchanged?: number; bad?: number };
  }
  const runOf = async (id: string): Promise<Run> => {
    const response = await client.get(`/imports/${id}`);
    return response.ok ? ((await response.json()) as Run) : { id, state: 'UNREACHABLE', fault: null, counts: {} };
  };
  const first = (await (await send()).json()) as Run;
  await waitFor('some of it to be there', async () => ((await runOf(first.id)).counts.added ?? 0) > 0, {
    timeoutMs: 60_000,
    everyMs: 50,
  });
  await network.kill('library');
  await network.start('library');
  const broken = await waitFor(
    'it to be said',
    async () => {
      const run = await runOf(first.id);
      return run.state === 'BROKEN_OFF' && run;
    },
    { timeoutMs: 30_000 },
  );
  expect(broken.fault).toContain('Send the file again');
  expect(broken.counts.rows).toBeLessThan(ROWS);

  const second = (await (await send()).json()) as Run;
  const done = await waitFor(
    'the rest to be imported',
    async () => {
      const run = await runOf(second.id);
      return run.state !== 'RUNNING' && run.state !== 'UNREACHABLE' && run;
    },
    { timeoutMs: 120_000, everyMs: 500 },
  );
  expect(done).toMatchObject({ state: 'DONE', counts: { rows: ROWS, bad: 0 } });
  // What the killed process had committed is passed over, and only that.
  expect((done.counts.added ?? 0) + (done.counts.unchanged ?? 0)).toBe(ROWS);
  expect(done.counts.unchanged).toBeGreaterThan(0);
  const { publications } = await client.ask<{ publications: { totalCount: number } }>(
    `{ publications(filter: { owners: ["TH-MOPH"] }, first: 1) { totalCount } }`,
  );
  expect(publications.totalCount).toBe(ROWS);
}, 240_000);
