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
