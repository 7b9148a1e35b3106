// One subscription to a subgraph apart, by the graphql-transport-ws protocol. Events wait here for a slow reader, but
// not without end: a reader that falls too far behind loses the stream, not the gateway its memory.
import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { SubscriptionRefused } from './subscription.js';

export interface StreamOptions {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly handshakeTimeout: number;
  readonly maxPayload: number;
  readonly payload: { query: string; operationName?: string; variables: Record<string, unknown> };
}

/** Events kept for a reader that is behind. */
const eventsKept = 1000;

/** Opens a socket of its own: its headers and its parameters are those of one client. */
export function openStream(options: StreamOptions): AsyncIterableIterator<ExecutionResult> {
  const { headers, handshakeTimeout, maxPayload } = options;
  const client = createClient({
    url: options.url,
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers, handshakeTimeout, maxPayload });
      }
    },
    connectionParams: headers,
    lazy: true,
    retryAttempts: 0,
  });
  const waiting: ExecutionResult[] = [];
  let end: { cause?: Error } | undefined;
  let wake: () => void = () => undefined;

  const finish = (reason: { cause?: Error }) => {
    if (end) return;
    end = reason;
    wake();
    unsubscribe();
    void client.dispose();
  };
  const unsubscribe = client.subscribe<ExecutionResult['data']>(options.payload, {
    next(event) {
      if (end) return;
      if (waiting.length >= eventsKept) {
        waiting.length = 0;
        finish({ cause: new Error(`The reader of a subscription was ${eventsKept} events behind.`) });
        return;
      }
      waiting.push(event as ExecutionResult);
      wake();
    },
    error: (cause) => finish({ cause: asError(cause) }),
    complete: () => finish({}),
  });

  return {
    async next() {
      for (;;) {
        const event = waiting.shift();
        if (event) return { done: false, value: event };
        if (end) {
          const { cause } = end;
          end = {};
          if (cause !== undefined) throw cause;
          return { done: true, value: undefined };
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    async return() {
      waiting.length = 0;
      finish({});
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** What ends a stream: the subgraph's own errors, a fault, or the closing of the socket, which is neither. */
function asError(cause: unknown): Error {
  if (Array.isArray(cause)) return new SubscriptionRefused({ errors: cause as ExecutionResult['errors'] });
  return cause instanceof Error ? cause : new Error('The socket of a subscription was closed.', { cause });
}
