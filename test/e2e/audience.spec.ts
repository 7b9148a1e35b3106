import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient as sseClient } from 'graphql-sse';
import type { Role } from '#access';
import { startReceiver, startTogether, waitFor, type Network, type Receiver } from '#testing';
import { Client } from './client.js';
import { agreementInput, lawInput, publishAgreement, publishLaw, revoke, reviseLaw, titled } from './records.js';
import { settled } from './settled.js';
import { Subscriber } from './subscriber.js';

/**
 * Viet Nam publishes for four audiences and keeps a draft. By every way in, each reader finds exactly what is meant for
 * it, and what is not answers like what does not exist.
 */
const MARK = 'Confidentiality';
const RECORDS = ['public', 'network', 'parties', 'owner', 'draft'] as const;
type RecordName = (typeof RECORDS)[number];

interface Reader {
  who: string;
  participant?: string;
  role?: Role;
  sees: RecordName[];
}

const READERS: Reader[] = [
  { who: 'nobody in particular', sees: ['public'] },
  { who: 'a partner', participant: 'IOM', role: 'partner-agent', sees: ['public'] },
  { who: 'a regional body', participant: 'ASEAN-HC3', role: 'regional-coordinator', sees: ['public'] },
  { who: 'an authority of another country', participant: 'KE-MOH', role: 'publisher', sees: ['public', 'network'] },
  {
    who: 'an authority of the other party',
    participant: 'DE-BMG',
    role: 'publisher',
    sees: ['public', 'network', 'parties'],
  },
  {
    who: 'another authority of the same country',
    participant: 'VN-DOLAB',
    role: 'publisher',
    sees: ['public', 'network', 'parties'],
  },
  {
    who: 'the owner',
    participant: 'VN-MOH',
    role: 'publisher',
    sees: ['public', 'network', 'parties', 'owner', 'draft'],
  },
];

let network: Network;
let receiver: Receiver;
const ids = {} as Record<RecordName, string>;
const clients = new Map<string, Client>();
const subscribers = new Map<string, Subscriber>();
const live = new Map<string, { changes: { subject: string } }[]>();
const closing: (() => void)[] = [];

beforeAll(async () => {
  network = await startTogether();
  receiver = await startReceiver();
  await settled(network);
  for (const { who, participant, role } of READERS) {
    const client = participant && role ? await Client.of(network, participant, role) : new Client(network.url);
    clients.set(who, client);
    live.set(who, listen(client));
    if (participant && role)
      subscribers.set(who, await Subscriber.of(network, receiver, { participant, role, filter: {} }));
  }
  await publishAll();
}, 150_000);

afterAll(async () => {
  for (const close of closing) close();
  await network?.stop();
  await receiver?.close();
}, 30_000);

const client = (who: string): Client => clients.get(who) as Client;

function listen(reader: Client): { changes: { subject: string } }[] {
  const received: { changes: { subject: string } }[] = [];
  const events = sseClient({ url: `${network.url}/graphql/stream`, headers: reader.headers, retryAttempts: 0 });
  const sink = {
    next: ({ data }: { data?: unknown }) => void received.push(data as (typeof received)[number]),
    error: () => undefined,
    complete: () => undefined,
  };
  closing.push(events.subscribe({ query: 'subscription { changes { subject } }' }, sink), () => events.dispose());
  return received;
}

async function publishAll(): Promise<void> {
  const owner = client('the owner');
  let begun = 0;
  await waitFor(
    'every live reader to listen',
    async () => {
      begun += 1;
      await publishLaw(owner, lawInput(titled(`A law before it begins, number ${begun}`)));
      await settled(network);
      return [...live.values()].every((received) => received.length > 0);
    },
    { timeoutMs: 20_000, everyMs: 200 },
  );
  const law = (audience: string) => lawInput({ ...titled(`${MARK} law for ${audience}`), audience });
  ids.network = (await publishLaw(owner, law('NETWORK'))).id;
  ids.owner = (await publishLaw(owner, law('OWNER'))).id;
  ids.parties = (
    await publishAgreement(owner, agreementInput({ ...titled(`${MARK} agreement for PARTIES`), audience: 'PARTIES' }))
  ).id;
  const draft = await owner.change<{ id: string }>(
    'mutation ($input: LawInput!) { createLaw(input: $input) { __typename ... on Publication { id } ... on Error { code message } } }',
    { input: law('PUBLIC') },
  );
  ids.draft = draft.id;
  // A change of each kind, so that all of them could leak.
  await reviseLaw(owner, ids.owner, { ...law('OWNER'), number: '7' }, 'Only the owner learns of this');
  await reviseLaw(owner, ids.network, { ...law('NETWORK'), number: '7' }, 'Network revised');
  await revoke(owner, (await publishLaw(owner, law('OWNER'))).id, 'A revocation that only the owner learns of');
  // Last, and for everybody: whoever has this one has all that comes.
  ids.public = (await publishLaw(owner, law('PUBLIC'))).id;
  await settled(network);
}

/** Records of the set among what was found, each once, in a fixed order. */
const found = (subjects: readonly string[]): RecordName[] => RECORDS.filter((name) => subjects.includes(ids[name]));

/** Without the draft: it is in nobody's lists but the owner's list of drafts. */
const listed = ({ sees }: Reader): RecordName[] => sees.filter((name) => name !== 'draft');

describe.each(READERS)('$who', (reader) => {
  const { who, sees } = reader;

  it.each([
    ['publications', '{ it: publications(first: 100) { nodes { id } totalCount } }'],
    ['a search', `{ it: publications(search: "${MARK}", first: 100) { nodes { id } totalCount } }`],
    [
      "a country's publications",
      '{ of: country(code: "VN") { it: publications(first: 100) { nodes { id } totalCount } } }',
    ],
    [
      "a party's publications",
      '{ of: country(code: "DE") { it: publications(first: 100) { nodes { id } totalCount } } }',
    ],
    [
      "a participant's publications",
      '{ of: participant(id: "VN-MOH") { it: publications(first: 100) { nodes { id } totalCount } } }',
    ],
  ])('finds by %s what is meant for it, and counts no more', async (way, query) => {
    const data = await client(who).ask<{ it: List } | { of: { it: List } }>(query);
    const { nodes, totalCount } = 'it' in data ? data.it : data.of.it;
    const expected =
      way === "a party's publications" ? listed(reader).filter((name) => name === 'parties') : listed(reader);
    expect({ query, found: found(nodes.map(({ id }) => id)) }).toEqual({ query, found: expected });
    expect({ query, totalCount }).toEqual({ query, totalCount: nodes.length });
  });

  it('gets by id what is meant for it, and for the rest the answer for what does not exist', async () => {
    const query = 'query ($id: ID!) { publication(id: $id) { id title { value } } }';
    const none = await client(who).answer(query, { id: 'VN-LAW-2026-999999' });
    for (const name of RECORDS) {
      const { asked: _asked, ...answer } = await client(who).answer(query, { id: ids[name] });
      const { asked: _other, ...nothing } = none;
      if (sees.includes(name))
        expect({ name, answer }).toMatchObject({ answer: { data: { publication: { id: ids[name] } } } });
      else expect({ name, answer }).toEqual({ name, answer: nothing });
    }
  });

  it('gets by its address what is meant for it, and for the rest the answer for what does not exist', async () => {
    for (const accept of ['application/json', 'application/ld+json', 'text/html']) {
      for (const name of RECORDS) {
        for (const ref of [ids[name], `${ids[name]}@1`]) {
          if (name === 'draft' && ref !== ids[name]) continue;
          const shown = await answerTo(`/publications/${ref}`, accept);
          const missing = ref.replace(/\d{6}/, '999999');
          if (sees.includes(name) && accept !== 'text/html')
            expect({ name, ref, accept, status: shown.status }).toEqual({ name, ref, accept, status: 200 });
          else if (!sees.includes(name))
            expect({ accept, ...shown, body: shown.body.replaceAll(ref, missing) }).toEqual({
              accept,
              ...(await answerTo(`/publications/${missing}`, accept)),
            });
        }
      }
    }
  });

  async function answerTo(path: string, accept: string): Promise<{ status: number; body: string }> {
    const response = await client(who).get(path, { accept });
    // What differs from one answer to the next: the request's own id, a page's nonce.
    const body = (await response.text())
      .replaceAll(response.headers.get('x-request-id') ?? '-', 'ID')
      .replace(/nonce="?[\w+/=-]+"?/g, 'nonce');
    return { status: response.status, body };
  }

  it.each([
    '/feeds/publications.atom',
    '/feeds/publications.json',
    '/feeds/countries/VN.atom',
    '/feeds/countries/DE.atom',
    '/feeds/bodies/asean.atom',
  ])('finds in %s nothing that is not meant for it', async (path) => {
    const response = await client(who).get(path);
    const text = await response.text();
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    const shown = RECORDS.filter((name) => text.includes(ids[name]));
    expect({ path, foreign: shown.filter((name) => !listed(reader).includes(name)) }).toEqual({ path, foreign: [] });
    if (path.includes('publications')) expect(shown).toContain('public');
  });

  it('reads in the change log what is meant for it', async () => {
    const { changes } = await client(who).json<{ changes: { subject: string }[] }>('/changes?limit=1000');
    expect({ changes: found(changes.map(({ subject }) => subject)) }).toEqual({ changes: listed(reader) });
    const query =
      '{ changes(first: 100, filter: { types: ["publication.published", "publication.revised", "publication.revoked"] }) { nodes { subject publication { id } } } }';
    const data = await client(who).ask<{
      changes: { nodes: { subject: string; publication: { id: string } | null }[] };
    }>(query);
    expect({ query, found: found(data.changes.nodes.map(({ subject }) => subject)) }).toEqual({
      query,
      found: listed(reader),
    });
    expect(data.changes.nodes.map(({ publication }) => publication?.id)).toEqual(
      data.changes.nodes.map(({ subject }) => subject),
    );
    const foreign = RECORDS.filter((name) => !listed(reader).includes(name));
    expect({ foreign: foreign.filter((name) => JSON.stringify(changes).includes(ids[name])) }).toEqual({ foreign: [] });
  });

  it('is told live of what is meant for it', async () => {
    const received = live.get(who) ?? [];
    const subjects = (): string[] => received.map(({ changes }) => changes.subject);
    await waitFor('the last', () => subjects().includes(ids.public));
    expect({ live: found(subjects()) }).toEqual({ live: listed(reader) });
  });

  it('is sent what is meant for it', () => {
    const subscriber = subscribers.get(who);
    if (!subscriber) return;
    expect({ sent: found(subscriber.messages.map(({ subject }) => subject)) }).toEqual({ sent: listed(reader) });
  });

  it('sees drafts only of its own', async () => {
    const answer = await client(who).answer<{ drafts: List }>('{ drafts(first: 100) { nodes { id } totalCount } }');
    const drafts = answer.data?.drafts?.nodes ?? [];
    expect({ answer, found: found(drafts.map(({ id }) => id)) }).toEqual({
      answer,
      found: sees.filter((name) => name === 'draft'),
    });
  });
});

interface List {
  nodes: { id: string }[];
  totalCount: number;
}
