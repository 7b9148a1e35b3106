import { expect, it } from '@jest/globals';
import { createClient as sseClient } from 'graphql-sse';
import { createClient as wsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { waitFor, type Network } from '#testing';
import { Client } from './client.js';
import { Officer } from './officers.js';
import { lawInput, publishLaw, reviseLaw, titled } from './records.js';
import { queryDatabase, settled } from './settled.js';

interface Counts {
  unread: number;
  mandatory: number;
  unacknowledged: number;
  quiet: number;
}

const COUNTS = 'unread mandatory unacknowledged quiet';
const FAULT = '... on Error { code }';
const RESULT = `{ __typename ... on InboxCounts { ${COUNTS} } ${FAULT} }`;
const LIVE = `subscription { inboxChanged { ${COUNTS} } }`;
const READ = `mutation ($id: ID!) { markRead(ids: [$id]) ${RESULT} }`;
const READ_ALL = `mutation ($id: ID!) { markAllRead(upTo: $id) ${RESULT} }`;
const ACKNOWLEDGE = `mutation ($id: ID!) { acknowledge(id: $id) ${RESULT} }`;
const MUTE = `mutation ($id: ID!) { muteRecord(record: $id) { __typename ... on QuietRecord { kind } ${FAULT} } }`;
const UNMUTE = `mutation ($id: ID!) { unmuteRecord(record: $id) { __typename ${FAULT} } }`;
const SNOOZE = `mutation ($id: ID!, $until: DateTime!) {
  snoozeRecord(record: $id, until: $until) { __typename ... on QuietRecord { kind } ${FAULT} }
}`;

/** What one subscription said, and how it ended. */
interface Followed {
  counts: Counts[];
  ended: string | null;
  close: () => void;
}

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** An inbox as its readers have it through the gateway. MY-MOH follows nothing else in the story of the network. */
export function inboxChapter(given: () => { network: Network; vietNam: Client }): void {
  it('lets the persons of a participant read, acknowledge and mute, told live, and nobody else', async () => {
    const { network, vietNam } = given();
    const officer = (participant: string, role: 'publisher' | 'operator', name: string): Promise<Officer> =>
      Officer.signedIn(network, participant, role, name);
    const lan = await officer('MY-MOH', 'publisher', 'Lan');
    const minh = await officer('MY-MOH', 'publisher', 'Minh');
    const others: Record<string, [Client, string]> = {
      'another participant': [await officer('SG-MOH', 'publisher', 'Mei'), 'NOT_FOUND'],
      'a role without an inbox': [await officer('MY-MOH', 'operator', 'Omar'), 'NOT_AUTHORISED'],
      'nobody in particular': [new Client(network.url), 'NOT_AUTHENTICATED'],
    };
    await lan.change(
      `mutation { createSubscription(input: { name: "Viet Nam", filter: { countries: ["VN"] } }) { __typename ${FAULT} } }`,
    );
    const live = [followOverWs(network, lan), followOverSse(network, lan)];
    const told = (expected: Partial<Counts>): Promise<unknown> => untilTold(live, expected);
    await told({ unread: 0, quiet: 0 });

    const { id: law } = await publishLaw(vietNam, lawInput({ ...titled('For the inbox'), number: 'inbox/1' }));
    await told({ unread: 1, unacknowledged: 1 });
    const [item] = await inboxOf(lan);
    const id = item?.id as string;
    expect(item).toMatchObject({ change: { subject: law }, readAt: null, acknowledgedAt: null });

    for (const [who, [client, code]] of Object.entries(others)) {
      for (const [mutation, variables] of [
        [READ, { id }],
        [ACKNOWLEDGE, { id }],
        [MUTE, { id: law }],
        [SNOOZE, { id: law, until: inAnHour() }],
        [UNMUTE, { id: law }],
      ] as const)
        expect({ who, mutation, said: await saidTo(client, mutation, variables) }).toEqual({
          who,
          mutation,
          said: code,
        });
      await client.answer(READ_ALL, { id });
    }
    expect(await saidTo(lan, '{ inboxCounts { unread } }')).toEqual({ unread: 1 });
    expect(await saidTo(minh, '{ inboxCounts { unread unacknowledged } }')).toEqual({ unread: 1, unacknowledged: 1 });

    expect(await saidTo(lan, READ, { id })).toMatchObject({ unread: 0, unacknowledged: 1 });
    await told({ unread: 0, unacknowledged: 1 });
    expect(await saidTo(lan, READ, { id })).toMatchObject({ unread: 0 });
    expect(await saidTo(minh, '{ inboxCounts { unread } }')).toEqual({ unread: 1 });
    expect(await saidTo(minh, ACKNOWLEDGE, { id })).toMatchObject({ unacknowledged: 0 });
    await told({ unacknowledged: 0 });

    for (let n = 0; n < 2; n += 1) expect(await saidTo(lan, MUTE, { id: law })).toMatchObject({ kind: 'MUTE' });
    expect(await saidTo(lan, SNOOZE, { id: law, until: '2020-01-01T00:00:00Z' })).toBe('INVALID_INPUT');
    await reviseLaw(vietNam, law, lawInput({ ...titled('For the inbox, again'), number: 'inbox/1' }), 'Another title');
    await told({ unread: 0, quiet: 1 });
    const [revised] = await inboxOf(minh);
    expect(revised).toMatchObject({ change: { subject: law }, readAt: null });
    expect(await saidTo(minh, READ_ALL, { id: revised?.id })).toMatchObject({ unread: 0 });
    expect(await saidTo(lan, UNMUTE, { id: law })).toEqual({ __typename: 'UnmutedRecord' });
    expect(await saidTo(lan, SNOOZE, { id: law, until: inAnHour() })).toMatchObject({ kind: 'SNOOZE' });
    expect((await inboxOf(lan, '(filter: { state: QUIET })')).map(({ change }) => change?.subject)).toEqual([law, law]);
    expect(await inboxOf(lan)).toEqual([]);
    await settled(network);

    await endRoleOf(network, lan);
    // At once; within half a minute where the notice of it was lost on the way.
    await waitFor('both streams to end', () => live.every(({ ended }) => ended !== null), { timeoutMs: 45_000 });
    const after = await lan.answer(READ, { id });
    expect({ after, said: after.errors?.[0]?.extensions?.['code'] }).toMatchObject({ said: 'NOT_AUTHENTICATED' });
    for (const { close } of live) close();
  }, 120_000);

  it('does not tell of an inbox to who has none: the subscription is refused over both protocols', async () => {
    const { network } = given();
    const operator = await Officer.signedIn(network, 'MY-MOH', 'operator', 'Osman');
    for (const [client, code] of [
      [operator, 'NOT_AUTHORISED'],
      [new Client(network.url), 'NOT_AUTHENTICATED'],
    ] as const) {
      const refused = [followOverWs(network, client), followOverSse(network, client)];
      await waitFor('both to be refused', () => refused.every(({ ended }) => ended !== null));
      for (const { ended, counts, close } of refused) {
        expect([ended, counts]).toEqual([expect.stringContaining(code), []]);
        close();
      }
    }
  }, 30_000);
}

/** The code of the refusal, or what came. */
async function saidTo(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { data, errors } = await client.answer<Record<string, { code?: string } | null>>(query, variables);
  const [error] = errors ?? [];
  if (error) return error.extensions?.['code'];
  const [said] = Object.values(data ?? {});
  return said?.code ?? said;
}

interface Item {
  id: string;
  change: { subject: string } | null;
  readAt: string | null;
  acknowledgedAt: string | null;
}

async function inboxOf(client: Client, which = ''): Promise<Item[]> {
  const asked = `{ inbox${which} { nodes { id change { subject } readAt acknowledgedAt } } }`;
  return (await client.ask<{ inbox: { nodes: Item[] } }>(asked)).inbox.nodes;
}

function untilTold(live: readonly Followed[], expected: Partial<Counts>): Promise<unknown> {
  const fits = ({ counts }: Followed): boolean =>
    Object.entries(expected).every(([name, count]) => counts.at(-1)?.[name as keyof Counts] === count);
  return waitFor(`both to be told ${JSON.stringify(expected)}`, () => live.every(fits), { timeoutMs: 15_000 }).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(live)}`, { cause: error });
    },
  );
}

function followOverWs(network: Network, client: Client): Followed {
  const socket = wsClient({
    url: `${network.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: client.headers,
    retryAttempts: 0,
  });
  return followed(
    (sink) => socket.subscribe({ query: LIVE }, sink),
    () => void socket.dispose(),
  );
}

function followOverSse(network: Network, client: Client): Followed {
  const events = sseClient({ url: `${network.url}/graphql/stream`, headers: client.headers, retryAttempts: 0 });
  return followed(
    (sink) => events.subscribe({ query: LIVE }, sink),
    () => events.dispose(),
  );
}

interface Sink {
  next: (message: { data?: unknown; errors?: unknown }) => void;
  error: (error: unknown) => void;
  complete: () => void;
}

function followed(subscribe: (sink: Sink) => () => void, dispose: () => void): Followed {
  const stream: Followed = { counts: [], ended: null, close: () => undefined };
  const end = (reason: unknown): void => void (stream.ended ??= textOf(reason));
  const stop = subscribe({
    next: ({ data, errors }) => {
      if (errors) end(errors);
      else stream.counts.push((data as { inboxChanged: Counts }).inboxChanged);
    },
    error: end,
    complete: () => end('complete'),
  });
  stream.close = () => {
    stop();
    dispose();
  };
  return stream;
}

const textOf = (reason: unknown): string =>
  reason instanceof Error ? `${reason.message} ${JSON.stringify(reason)}` : (JSON.stringify(reason) ?? String(reason));

async function endRoleOf(network: Network, { person }: Officer): Promise<void> {
  const [grant] = await queryDatabase<{ id: string }>(
    network,
    `SELECT id FROM access.role_grant WHERE person = '${person}'`,
  );
  const secretariat = await Officer.signedIn(network, 'WHO', 'secretariat', `Wanjiru of ${person}`);
  await secretariat.change(
    `mutation ($grant: ID!) { endRole(input: { grant: $grant }) { __typename ... on Error { code message } } }`,
    { grant: grant?.id },
  );
}
