import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import type { AddressGuard } from '../endpoint/address-guard.js';
import { guardedConnector } from './connector.js';
import { signatures, type Target } from './target.js';

export interface Message {
  webhookId: string;
  /** 1 for the first */
  attempt: number;
  /** the very bytes, the same on every attempt */
  body: string | Buffer;
  /** whether the beginning of the answer is wanted even when it is a good one */
  keepAnswer?: boolean;
}

export interface Outcome {
  /** null: no answer */
  status: number | null;
  ms: number;
  /** in words, for the subscriber; null after a success */
  error: string | null;
  /** the beginning of the answer, at most 2 KB; after a success only where it was asked for */
  excerpt: string | null;
  retryAfter: string | undefined;
  timedOut: boolean;
  /** the fault lies on our side of the network: no attempt was made */
  ours: boolean;
  /** whether a connection stood, on which the request was sent */
  reached: boolean;
}

/** What became of a delivery that could not be signed: our fault, so it waits and no attempt is used. */
export const UNSIGNABLE: Outcome = {
  status: null,
  ms: 0,
  error: 'could not be signed',
  excerpt: null,
  retryAfter: undefined,
  timedOut: false,
  ours: true,
  reached: false,
};

const ALL_MS = 15_000;
const LOOK_MS = 250;
const MOST_READ = 16 * 1024;
const EXCERPT = 2 * 1024;
/** Sockets per host; the cap on what is in flight to one host is the pipeline's. Loopback only in tests and on a laptop. */
const SOCKETS = 100;

/**
 * Sends signed webhooks over one agent. A delivery costs one object and no timer: one clock looks after all of them. Never
 * follows a redirect, reads no proxy from the environment, reads an answer up to 16 KB.
 */
export class Sender {
  private readonly agent: Agent;
  private readonly headers: string[];
  private readonly flying = new Set<Flight>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    guard: AddressGuard,
    userAgent: string,
    private readonly allMs = ALL_MS,
  ) {
    this.headers = ['content-type', 'application/json', 'user-agent', userAgent];
    this.agent = new Agent({
      connect: guardedConnector(guard),
      connections: SOCKETS,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: 16 * 1024,
    });
  }

  /** Calls `done` exactly once, never throws. */
  send(target: Target, message: Message, now: Date, done: (outcome: Outcome) => void): void {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const request: Dispatcher.DispatchOptions = {
      origin: target.origin,
      path: target.path,
      method: 'POST',
      headers: [
        ...this.headers,
        'webhook-id',
        message.webhookId,
        'webhook-timestamp',
        timestamp,
        'webhook-signature',
        signatures(target, message.webhookId, now, timestamp, message.body),
        'webhook-attempt',
        String(message.attempt),
      ],
      body: message.body,
    };
    const flight = new Flight(
      performance.now(),
      message.keepAnswer ?? false,
      () => this.dispatch(request, flight),
      (outcome) => {
        this.flying.delete(flight);
        done(outcome);
      },
    );
    this.flying.add(flight);
    this.timer ??= setInterval(() => this.look(), LOOK_MS).unref();
    this.dispatch(request, flight);
  }

  private dispatch(request: Dispatcher.DispatchOptions, flight: Flight): void {
    try {
      this.agent.dispatch(request, flight);
    } catch (error) {
      flight.onResponseError(null, error as Error);
    }
  }

  /** For what sends one message and waits for what becomes of it. */
  ask(target: Target, message: Message, now: Date): Promise<Outcome> {
    return new Promise((resolve) => this.send(target, message, now, resolve));
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  /** What is in flight ends without an answer. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.agent.destroy();
  }

  /** All have the same time, so the oldest stand first. */
  private look(): void {
    const late = performance.now() - this.allMs;
    for (const flight of this.flying) {
      if (flight.since > late) break;
      flight.expire(this.allMs);
    }
    if (this.flying.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

class Flight implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status: number | null = null;
  private retryAfter: string | undefined;
  private read = 0;
  private chunks: Buffer[] | undefined;
  private over = false;
  private isSecond = false;

  constructor(
    readonly since: number,
    private readonly keepAnswer: boolean,
    private readonly sendAgain: () => void,
    private readonly done: (outcome: Outcome) => void,
  ) {}

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.over) controller.abort(new Error('too late'));
    else this.controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.status = status;
    if (!isSuccess(status)) this.retryAfter = headers['retry-after'];
    if (this.keepAnswer || !isSuccess(status)) this.chunks = [];
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.chunks && this.read < EXCERPT) this.chunks.push(Buffer.from(chunk.subarray(0, EXCERPT - this.read)));
    this.read += chunk.length;
    if (this.read <= MOST_READ) return;
    this.answered();
    controller.abort(new Error('the answer is longer than is read'));
  }

  onResponseEnd(): void {
    this.answered();
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    const { code } = error as { code?: string };
    if (this.status === null && !this.over && !this.isSecond && code !== undefined && BROKEN.has(code)) {
      this.isSecond = true;
      this.sendAgain();
      return;
    }
    this.finish({ error: inWords(error, code), timedOut: isTimeout(code), ours: code !== undefined && OURS.has(code) });
  }

  expire(ms: number): void {
    this.finish({ error: `no complete answer within ${ms / 1000} s`, timedOut: true });
    this.controller?.abort(new Error('too late'));
  }

  private answered(): void {
    if (this.status !== null && isSuccess(this.status)) this.finish({ error: null });
    else
      this.finish({
        error: `answered ${this.status}${this.isRedirect() ? ', a redirect, which is never followed' : ''}`,
      });
  }

  private isRedirect(): boolean {
    return this.status !== null && this.status >= 300 && this.status < 400;
  }

  private finish({
    error,
    timedOut = false,
    ours = false,
  }: {
    error: string | null;
    timedOut?: boolean;
    ours?: boolean;
  }): void {
    if (this.over) return;
    this.over = true;
    this.done({
      status: this.status,
      ms: Math.round(performance.now() - this.since),
      error,
      excerpt: this.chunks && this.chunks.length > 0 ? printable(Buffer.concat(this.chunks).toString('utf8')) : null,
      retryAfter: this.retryAfter,
      timedOut,
      ours,
      reached: this.controller !== undefined,
    });
  }
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** No route, no socket, no port of our own: the receiver has not been asked. */
const OURS = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'EAI_AGAIN']);

const isTimeout = (code: string | undefined): boolean =>
  code === 'ETIMEDOUT' ||
  code === 'UND_ERR_CONNECT_TIMEOUT' ||
  code === 'UND_ERR_HEADERS_TIMEOUT' ||
  code === 'UND_ERR_BODY_TIMEOUT';

/**
 * A kept connection that the receiver closed just as we used it says nothing about the receiver: sent once more at once,
 * under the same id, as browsers do.
 */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Addresses that a name resolved to stay out of what a subscriber reads. */
function inWords(error: Error, code: string | undefined): string {
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'no TLS connection within 5 s';
  if (code === 'ADDRESS_REFUSED' || isTimeout(code)) return error.message;
  if (code === 'ENOTFOUND') return 'the host name does not resolve (ENOTFOUND)';
  if (code === 'ECONNREFUSED') return 'the connection was refused (ECONNREFUSED)';
  if (code !== undefined && BROKEN.has(code)) return `the connection broke off (${code})`;
  return `no answer (${code ?? error.name})`;
}

/** PostgreSQL keeps no NUL in a text. */
const printable = (text: string): string => text.replaceAll('\0', '');
