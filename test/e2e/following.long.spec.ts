import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventSource } from 'eventsource';
import { createClient as createEventClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { freePorts, startTogether, waitFor, type Network } from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw, titled } from './records.js';
import { settled } from './settled.js';

/**
 * Somebody follows while records are published and the node is killed in the middle. By whichever door, and with the
 * ordinary client of each: every change once, in the order of the log.
 */
const SUBSCRIPTION =
  'subscription ($since: String!) { changes(filter: { types: ["publication.published"] }, since: $since) { position cursor } }';

interface Seen {
  position: number;
  cursor: string;
}

let network: Network;
let owner: Client;
let anybody: Client;
let end: () => void = () => undefined;

beforeAll(async () => {
  const [port] = await freePorts(1);
  network = await startTogether({ environment: { PORT: String(port) } });
  owner = await Client.of(network, 'VN-MOH');
  anybody = new Client(network.url);
  await settled(network);
}, 120_000);
afterAll(async () => {
  end();
  await network?.stop();
}, 30_000);

const publish = (count: number, from: number): Promise<void> =>
  Array.from({ length: count }, (_, n) => from + n).reduce(
    (before, n) =>
      before.then(
        async () => void (await publishLaw(owner, lawInput({ ...titled(`Law ${n}`), number: `${n}/follow` }))),
      ),
    Promise.resolve(),
  );

/** Opens again wherever it ended, with the cursor of what it read last. */
async function subscribeAgainAndAgain(
  seen: Seen[],
  first: string,
  signal: AbortSignal,
  open: (since: string) => AsyncIterable<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const result of open(seen.at(-1)?.cursor ?? first)) {
        const { data } = result as { data?: { changes: Seen } };
        if (data) seen.push(data.changes);
        if (signal.aborted) return;
      }
    } catch {
      // The node is away.
    }
    await pause(50);
  }
}

it('goes on after the node was killed, over server-sent events and both kinds of subscription, without loss or double', async () => {
  const { cursor } = await anybody.json<{ cursor: string }>('/snapshot');
  const over = new AbortController();
  const streamed: number[] = [];
  const socketed: Seen[] = [];
  const evented: Seen[] = [];
  const source = new EventSource(`${network.url}/changes/stream?since=${cursor}`);
  source.addEventListener('change', ({ data }) => streamed.push((JSON.parse(data) as Seen).position));
  const socket = createSocketClient({
    url: `${network.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const events = createEventClient({ url: `${network.url}/graphql/stream`, retryAttempts: 0 });
  end = () => {
    over.abort();
    source.close();
    void socket.dispose();
    events.dispose();
  };
  const following = [
    subscribeAgainAndAgain(socketed, cursor, over.signal, (since) =>
      socket.iterate({ query: SUBSCRIPTION, variables: { since } }),
    ),
    subscribeAgainAndAgain(evented, cursor, over.signal, (since) =>
      events.iterate({ query: SUBSCRIPTION, variables: { since } }),
    ),
  ];

  await publish(12, 1);
  await waitFor('some to be read', () => Math.min(streamed.length, socketed.length, evented.length) >= 3);
  await publish(4, 13);
  await network.kill('standalone');
  await network.start('standalone');
  await publish(12, 17);
  await settled(network);

  const truth = await anybody.json<{ changes: { position: number }[] }>(`/changes?since=${cursor}&limit=1000`);
  const positions = truth.changes.map(({ position }) => position);
  expect(positions).toHaveLength(28);
  await waitFor('all to be read', () => streamed.length >= 28 && socketed.length >= 28 && evented.length >= 28, {
    timeoutMs: 20_000,
  }).catch(() => undefined);
  expect(streamed).toEqual(positions);
  expect(socketed.map(({ position }) => position)).toEqual(positions);
  expect(evented.map(({ position }) => position)).toEqual(positions);
  end();
  await Promise.all(following);
}, 120_000);

it('is told where to begin again when its cursor is of another log, and what is wrong with one that is none', async () => {
  const socket = createSocketClient({
    url: `${network.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const refusal = async (since: string): Promise<unknown> => {
    for await (const result of socket.iterate({ query: SUBSCRIPTION, variables: { since } })) return result;
    return 'nothing';
  };
  try {
    const bad = { extensions: { code: 'INVALID_INPUT', problems: [{ path: 'since' }] } };
    expect(JSON.stringify(await refusal('42').catch((error: unknown) => error))).toContain('not a cursor of this feed');
    expect(await refusal('42').catch((error: unknown) => ({ errors: error }))).toMatchObject({ errors: [bad] });
  } finally {
    await socket.dispose();
  }
});
