/** What no sender can go below: a loop that signs and posts the same bytes, and remembers nothing. */
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { Agent, type Dispatcher } from 'undici';
import { serve } from '../child.js';
import { now } from '../clock.js';

export interface FloorInput {
  url: string;
  endpoints: number;
  body: string;
}

/** As the exchange's sender has it. */
const SOCKETS = 100;

const agent = new Agent({ connections: SOCKETS, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
const keys: KeyObject[] = [];
const keyOf = (n: number): KeyObject => (keys[n] ??= createSecretKey(randomBytes(32)));

const sign = (key: KeyObject, text: string): string => `v1,${createHmac('sha256', key).update(text).digest('base64')}`;

serve({
  /** @returns when it began */
  send: async ({ url, endpoints, body }: FloorInput): Promise<number> => {
    for (let n = 0; n < endpoints; n += 1) keyOf(n);
    const began = now();
    let next = 0;
    const loop = async (): Promise<void> => {
      while (next < endpoints) {
        const n = next;
        next += 1;
        const status = await post(url, `/endpoint/${n}`, keyOf(n), body);
        if (status !== 204) throw new Error(`The receiver answered ${status}.`);
      }
    };
    await Promise.all(Array.from({ length: SOCKETS }, loop));
    return began;
  },
});

function post(origin: string, path: string, key: KeyObject, body: string): Promise<number> {
  const id = randomBytes(16).toString('hex');
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = [
    'content-type',
    'application/json',
    'user-agent',
    'Comity (+http://localhost:4000; operator@localhost)',
    'webhook-id',
    id,
    'webhook-timestamp',
    timestamp,
    'webhook-signature',
    sign(key, `${id}.${timestamp}.${body}`),
    'webhook-attempt',
    '1',
  ];
  return new Promise((resolve, reject) => {
    agent.dispatch({ origin, path, method: 'POST', headers, body }, handler(resolve, reject));
  });
}

function handler(resolve: (status: number) => void, reject: (error: Error) => void): Dispatcher.DispatchHandler {
  let status = 0;
  return {
    onRequestStart: () => undefined,
    onResponseStart: (_, given) => {
      status = given;
    },
    onResponseData: () => undefined,
    onResponseEnd: () => resolve(status),
    onResponseError: (_, error) => reject(error),
  };
}
