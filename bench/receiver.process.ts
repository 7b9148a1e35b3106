/** Receives webhooks, answers 204, and is the witness of what arrived, how often and when. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { challengeIn } from '#testing';
import { serve } from './child.js';
import { now } from './clock.js';

export interface Arrived {
  requests: number;
  distinctIds: number;
  distinctPaths: number;
  firstAt: number;
  lastAt: number;
  /** of the last one */
  body: string;
}

let requests = 0;
let firstAt = 0;
let lastAt = 0;
let body = '';
const ids = new Set<string>();
const times: number[] = [];
const paths = new Set<string>();
let awaited: { count: number; done: () => void } | undefined;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const challenge = challengeIn(Buffer.concat(chunks).toString());
    if (challenge !== null) return void response.writeHead(200).end(challenge);
    requests += 1;
    lastAt = now();
    times.push(lastAt);
    if (requests === 1) firstAt = lastAt;
    ids.add(String(request.headers['webhook-id']));
    paths.add(request.url ?? '');
    if (awaited && ids.size >= awaited.count) {
      body = Buffer.concat(chunks).toString();
      awaited.done();
    }
    response.writeHead(204).end();
  });
});
server.keepAliveTimeout = 60_000;

serve({
  start: async (): Promise<string> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  forget: (): void => {
    requests = 0;
    ids.clear();
    times.length = 0;
    paths.clear();
  },
  /** Answers once `count` different webhooks have arrived since `forget`. */
  arrived: async (count: number): Promise<void> => {
    if (ids.size >= count) return;
    await new Promise<void>((done) => {
      awaited = { count, done };
    });
    awaited = undefined;
  },
  /** When each arrived. */
  times: () => times,
  /** What has arrived by now. */
  tell: (): Arrived => ({ requests, distinctIds: ids.size, distinctPaths: paths.size, firstAt, lastAt, body }),
});
