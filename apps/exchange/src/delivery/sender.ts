import { Agent, type Dispatcher } from 'undici';
import type { AddressGuard } from '../endpoint/address-guard.js';
import { guardedConnector } from './connector.js';
import { Flight } from './flight.js';
import type { Outcome } from './outcome.js';
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

const ALL_MS = 15_000;
const LOOK_MS = 250;
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
