import { Backoff, wait } from './backoff.js';
import { ComityError, ResyncNeeded, type Problem } from './errors.js';

export interface NodeOptions {
  /** where the node's pages are: https://comity.example.org */
  url: string;
  /** an access token, or how to come by one: asked for with each request. Without it what is public is read */
  token?: string | (() => string | Promise<string>);
  /** default: the one that Node and browsers have */
  fetch?: typeof fetch;
  /** told of every failure that is tried again */
  onRetry?: (reason: string, inMs: number) => void;
}

export interface Asking {
  query?: Record<string, string | undefined>;
  accept?: string;
  /** an answer that has not begun by then never does */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

const TIMEOUT_MS = 30_000;
/** Asked again; everything else that is not 2xx is an answer. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A node of the network, asked over HTTP: what passes is waited for, what does not is thrown. */
export class ComityNode {
  readonly url: string;
  private readonly fetch: typeof fetch;

  constructor(private readonly options: NodeOptions) {
    this.url = options.url.replace(/\/+$/, '');
    this.fetch = options.fetch ?? ((...given) => globalThis.fetch(...given));
  }

  /** The whole answer. A network that goes away in the middle of it is asked again. */
  async json<T>(path: string, asking: Asking = {}, backoff = new Backoff()): Promise<T> {
    for (;;) {
      const response = await this.open(path, asking, backoff);
      try {
        return (await withinTime(response.json(), TIMEOUT_MS)) as T;
      } catch (error) {
        await this.pause(String(error), backoff.next(null), asking.signal);
      }
    }
  }

  /** An answer that has begun, and is a good one. */
  async open(path: string, asking: Asking = {}, backoff = new Backoff()): Promise<Response> {
    let refusals = 0;
    for (;;) {
      asking.signal?.throwIfAborted();
      const response = await this.attempt(path, asking);
      if (response instanceof Response && response.ok) return response;
      if (!(response instanceof Response)) {
        await this.pause(response.failure, backoff.next(null), asking.signal);
        continue;
      }
      const problem = await problemOf(response);
      // A token may have ended since it was asked for; another is tried once.
      if (problem.status === 401 && typeof this.options.token === 'function' && refusals++ === 0) continue;
      if (problem.status === 410) throw new ResyncNeeded(problem, response.url);
      if (!PASSING.has(problem.status)) throw new ComityError(problem, response.url);
      const inMs = backoff.next(response.headers.get('retry-after'));
      await this.pause(`${problem.status} ${problem.title}`, inMs, asking.signal);
    }
  }

  /** Says why, and waits. */
  async pause(reason: string, inMs: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    this.options.onRetry?.(reason, Math.round(inMs));
    await wait(inMs, signal);
  }

  private async attempt(
    path: string,
    { query = {}, accept = 'application/json', timeoutMs = TIMEOUT_MS, signal }: Asking,
  ): Promise<Response | { failure: string }> {
    const url = new URL(path.replace(/^\//, ''), `${this.url}/`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    const { token } = this.options;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    try {
      const shown = typeof token === 'function' ? await token() : token;
      return await this.fetch(url, {
        headers: { accept, ...(shown ? { authorization: `Bearer ${shown}` } : {}) },
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
        redirect: 'error',
      });
    } catch (error) {
      signal?.throwIfAborted();
      return { failure: reasonOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Also when what stands before the node answers for it, in whatever form. */
async function problemOf(response: Response): Promise<Problem> {
  const usual = { status: response.status, title: response.statusText || 'refused' };
  try {
    const text = await withinTime(response.text(), TIMEOUT_MS);
    return { ...usual, ...(JSON.parse(text) as Partial<Problem>), status: response.status };
  } catch {
    return usual;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}

/** Throws when it takes longer. */
export async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came for ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
