// Subgraphs in processes of their own: one pool of kept-alive connections for each. Whatever goes wrong on the way is
// thrown here in full, for the operator; the executor tells the client no more than which subgraph failed.
import type { ExecutionResult } from 'graphql';
import { Pool } from 'undici';
import { openStream } from './socket-stream.js';
import type { SubgraphRequest, Transport } from './types.js';

export interface OverHttpOptions {
  /** Authorization, traceparent, x-request-id: whatever the subgraph must learn of the request. */
  headers(context: unknown): Record<string, string>;
  /** For one call, connecting included. Default 10 s. */
  timeoutMs?: number;
  /** Largest answer taken, in bytes. Default 16 MiB. */
  maxAnswerBytes?: number;
  /** Connections to each subgraph. Default 64. */
  connections?: number;
}

interface Target {
  readonly pool: Pool;
  readonly path: string;
  readonly socketUrl: string;
}

/** Calls subgraphs over HTTP, and subscribes by the graphql-transport-ws protocol at the same address. */
export function overHttp(urls: Record<string, string>, options: OverHttpOptions): Transport {
  const timeout = options.timeoutMs ?? 10_000;
  const maxAnswerBytes = options.maxAnswerBytes ?? 16 * 1024 * 1024;
  const targets = new Map<string, Target>();
  for (const [name, address] of Object.entries(urls)) {
    const url = new URL(address);
    const pool = new Pool(url.origin, {
      connections: options.connections ?? 64,
      connect: { timeout },
      headersTimeout: timeout,
      bodyTimeout: timeout,
      maxResponseSize: maxAnswerBytes,
    });
    const socketUrl = new URL(url);
    socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    targets.set(name, { pool, path: url.pathname + url.search, socketUrl: socketUrl.href });
  }
  const targetOf = (subgraph: string): Target => {
    const target = targets.get(subgraph);
    if (!target) throw new Error(`No address is known for the subgraph "${subgraph}".`);
    return target;
  };

  const ask = async (
    pool: Pool,
    path: string,
    request: SubgraphRequest,
    signal: AbortSignal,
  ): Promise<ExecutionResult> => {
    const response = await pool.request({
      path,
      method: 'POST',
      headers: {
        ...options.headers(request.context),
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
      },
      body: JSON.stringify(payloadOf(request)),
      signal,
    });
    const type = String(response.headers['content-type'] ?? '');
    // Other statuses are an answer only in the media type that says so.
    if (response.statusCode !== 200 && !type.startsWith('application/graphql-response+json')) {
      await response.body.dump();
      throw new Error(`The subgraph answered with status ${response.statusCode}.`);
    }
    const answer: unknown = await response.body.json();
    if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) {
      throw new Error('The subgraph answered something else than a GraphQL result.');
    }
    return answer as ExecutionResult;
  };

  return {
    async call(request) {
      const { pool, path } = targetOf(request.subgraph);
      const limit = new TimeLimit(timeout, request.signal);
      try {
        return await ask(pool, path, request, limit.signal);
      } finally {
        limit.end();
      }
    },

    async subscribe(request) {
      const { socketUrl } = targetOf(request.subgraph);
      return openStream({
        url: socketUrl,
        headers: options.headers(request.context),
        handshakeTimeout: timeout,
        maxPayload: maxAnswerBytes,
        payload: payloadOf(request),
      });
    },

    async close() {
      await Promise.all([...targets.values()].map(({ pool }) => pool.destroy()));
    },
  };
}

function payloadOf({ document, operationName, variables }: SubgraphRequest) {
  return { query: document, operationName, variables };
}

/** One signal for the time of a whole call, dripping answers included, and for the operation's end. */
class TimeLimit {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #operation: AbortSignal | undefined;
  readonly #onOperationEnd = () => this.#controller.abort(this.#operation?.reason);

  constructor(timeoutMs: number, operation: AbortSignal | undefined) {
    this.#operation = operation;
    this.#timer = setTimeout(
      () => this.#controller.abort(new Error(`The subgraph did not answer within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    if (operation?.aborted) this.#onOperationEnd();
    else operation?.addEventListener('abort', this.#onOperationEnd, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#operation?.removeEventListener('abort', this.#onOperationEnd);
  }
}
