import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { inWords, isBroken, isOurs, isTimeout } from './fault.js';
import type { Outcome } from './outcome.js';

const MOST_READ = 16 * 1024;
const EXCERPT = 2 * 1024;

/** One request, from being handed over until its answer is complete, broken off or too late. */
export class Flight implements Dispatcher.DispatchHandler {
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
    if (this.status === null && !this.over && !this.isSecond && isBroken(code)) {
      this.isSecond = true;
      this.sendAgain();
      return;
    }
    this.finish({ error: inWords(error, code), timedOut: isTimeout(code), ours: isOurs(code) });
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

/** PostgreSQL keeps no NUL in a text. */
const printable = (text: string): string => text.replaceAll('\0', '');
