import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook receiver whose answers can be changed while it runs. Its log is the witness in tests. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

interface ReceiverAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
  delayMs?: number;
}

export interface Receiver {
  url: string;
  log: Received[];
  /** how it answers from now on; default 204 */
  answer: (request: Received) => ReceiverAnswer;
  /** whether it echoes challenges, without a word in the log; false: they are requests like others */
  echoes: boolean;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    log: [],
    answer: () => ({ status: 204 }),
    echoes: true,
    close: async () => undefined,
  };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = {
        path: request.url ?? '/',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        at: Date.now(),
      };
      const challenge = receiver.echoes ? challengeIn(received.body) : null;
      if (challenge !== null) return void response.writeHead(200, { 'content-type': 'text/plain' }).end(challenge);
      receiver.log.push(received);
      const { status, headers = {}, body = '', delayMs = 0 } = receiver.answer(received);
      setTimeout(() => response.writeHead(status, headers).end(body), delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  receiver.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return receiver;
}

/** What a new endpoint must echo; null where the message is another. */
export function challengeIn(body: string): string | null {
  if (!body.includes('"endpoint.verification"')) return null;
  const message = JSON.parse(body) as { type?: string; data?: { challenge?: string } };
  return message.type === 'endpoint.verification' ? (message.data?.challenge ?? null) : null;
}
