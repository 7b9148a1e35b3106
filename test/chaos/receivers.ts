import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { challengeIn } from '#testing';

/**
 * How a receiver behaves. All but `steady` and `gone` fail the first attempt and take the next: what they are to show is that nothing
 * is lost on the way there. `hangs` does so now and then only, for each hanging webhook holds a place for 15 s.
 */
export const MANNERS = ['steady', 'fails', 'drips', 'redirects', 'closes', 'asks to wait', 'hangs', 'gone'] as const;
export type Manner = (typeof MANNERS)[number];

export interface Request {
  /** the order in which requests and answers came, of all receivers together */
  at: number;
  endpoint: string;
  webhookId: string;
  body: string;
  /** null: none was given */
  answered: { status: number; at: number } | null;
  /** by the npm package `standardwebhooks`, when it came */
  isSigned: boolean;
}

/** Receivers of all manners on one server, whose log is the only witness: what is not in it was not delivered. */
export class Receivers {
  log: Request[] = [];
  /** requests at the address to which one of them redirects: nobody may follow */
  followed = 0;
  url = '';
  private readonly manners = new Map<string, Manner>();
  private readonly secrets = new Map<string, Webhook>();
  private readonly seen = new Set<string>();
  private readonly server: Server;
  private clock = 0;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('error', () => undefined);
      request.on('end', () =>
        this.received(request.url ?? '/', request.headers, Buffer.concat(chunks).toString(), response),
      );
    });
    this.server.keepAliveTimeout = 60_000;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  behave(path: string, manner: Manner): void {
    this.manners.set(path, manner);
  }

  trust(path: string, secret: string): void {
    this.secrets.set(path, new Webhook(secret));
  }

  forget(): void {
    this.log = [];
    this.seen.clear();
  }

  private received(endpoint: string, headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
    const challenge = challengeIn(body);
    if (challenge !== null) return void response.writeHead(200, { 'content-type': 'text/plain' }).end(challenge);
    const manner = this.manners.get(endpoint);
    if (!manner) {
      this.followed += 1;
      return void response.writeHead(204).end();
    }
    const webhookId = String(headers['webhook-id']);
    const isSigned = this.isSigned(endpoint, body, headers);
    const request: Request = { at: (this.clock += 1), endpoint, webhookId, body, isSigned, answered: null };
    this.log.push(request);
    const key = `${endpoint} ${webhookId}`;
    const isFirst = !this.seen.has(key);
    this.seen.add(key);
    const answer = (status: number, extra: Record<string, string> = {}, text = ''): void => {
      request.answered = { status, at: (this.clock += 1) };
      if (!response.headersSent) response.writeHead(status, extra);
      response.end(text);
    };
    if (manner === 'gone') return answer(410);
    if (!isFirst || manner === 'steady') return answer(204);
    this.misbehave(manner, webhookId, response, answer);
  }

  private isSigned(endpoint: string, body: string, headers: IncomingHttpHeaders): boolean {
    try {
      this.secrets.get(endpoint)?.verify(body, headers as Record<string, string>);
      return this.secrets.has(endpoint);
    } catch {
      return false;
    }
  }

  private misbehave(
    manner: Manner,
    webhookId: string,
    response: ServerResponse,
    answer: (status: number, extra?: Record<string, string>, text?: string) => void,
  ): void {
    if (manner === 'fails') answer(500, {}, 'out of order');
    else if (manner === 'redirects') answer(302, { location: `${this.url}/elsewhere` });
    else if (manner === 'asks to wait') answer(429, { 'retry-after': '2' });
    else if (manner === 'closes') response.socket?.destroy();
    else if (manner === 'drips') this.drip(response, answer);
    else if (!isSometimes(webhookId)) answer(204);
  }

  /** A good answer, a byte at a time: it is one only when it is complete. */
  private drip(response: ServerResponse, answer: (status: number) => void): void {
    response.writeHead(200, { 'content-type': 'text/plain', 'transfer-encoding': 'chunked' });
    let left = 5;
    const timer = setInterval(() => {
      if (response.destroyed) return clearInterval(timer);
      left -= 1;
      if (left > 0) return void response.write('.');
      clearInterval(timer);
      answer(200);
    }, 40);
  }
}

/** One in sixteen. */
const isSometimes = (webhookId: string): boolean => webhookId.endsWith('0');
