import { createClient } from 'graphql-ws';
import { request } from 'undici';
import { WebSocket } from 'ws';
import { now } from '../clock.js';
import type { NodeAddress } from '../node.process.js';

export interface Followers {
  /** when the next change was heard over the socket, from now on */
  heard(): Promise<number>;
  /** when the feed showed something else than now */
  shown(): Promise<number>;
  close(): Promise<void>;
}

const FEED = '/feeds/publications.atom';

/** Somebody who listens over graphql-ws, and somebody who asks for the feed again and again. */
export async function openFollowers({ url }: NodeAddress): Promise<Followers> {
  const socket = createClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, lazy: false });
  const changes = socket.iterate({
    query: 'subscription { changes(filter: { owners: ["VN-MOH"] }) { position subject } }',
  });
  const ask = async (known?: string): Promise<string | null> => {
    const { statusCode, headers, body } = await request(`${url}${FEED}`, {
      headers: { 'accept-encoding': 'gzip', ...(known ? { 'if-none-match': known } : {}) },
    });
    await body.dump();
    return statusCode === 304 ? null : String(headers['etag']);
  };
  return {
    heard: async () => {
      const { done } = await changes.next();
      const at = now();
      if (done) throw new Error('The subscription ended.');
      return at;
    },
    shown: async () => {
      const before = (await ask()) ?? undefined;
      for (;;) if ((await ask(before)) !== null) return now();
    },
    close: async () => {
      await changes.return?.();
      await socket.dispose();
    },
  };
}
