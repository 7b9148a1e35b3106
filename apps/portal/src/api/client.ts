import { Client, cacheExchange, fetchExchange, subscriptionExchange } from 'urql';
import { createClient as createSocket } from 'graphql-ws';
import { session } from '../session/session.js';

/** One socket for everything that comes by itself; opened when the first asks, and opened again after a loss. */
const socket = createSocket({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazy: true,
  retryAttempts: Infinity,
  shouldRetry: () => true,
});

/** The public API, as whoever is signed in. What is asked is named by its id, which the gateway knows (persisted.ts). Answers are kept until something of the same type is written. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(30_000) }),
  fetchOptions: { headers: { 'accept-language': session.languages.join(', ') } },
  exchanges: [
    cacheExchange,
    fetchExchange,
    subscriptionExchange({
      // graphql-ws sends no operation without a text, be it an empty one: the id goes where extensions go.
      forwardSubscription: ({ query = '', documentId, variables }) => ({
        subscribe: (sink) => ({
          unsubscribe: socket.subscribe(
            { query, variables: variables as Record<string, unknown>, extensions: documentId ? { documentId } : null },
            sink,
          ),
        }),
      }),
    }),
  ],
});
