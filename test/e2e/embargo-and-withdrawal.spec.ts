import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startReceiver, startTogether, waitFor, type Network, type Receiver } from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw, reviseLaw, titled } from './records.js';
import { settled } from './settled.js';
import { Subscriber } from './subscriber.js';

/** Through the public door of a whole network: what waits for its moment, and what is taken back from those who had it. */
let network: Network;
let receiver: Receiver;
let owner: Client;
let other: Client;
let secretariat: Client;
let anybody: Client;
let member: Subscriber;
let outsider: Subscriber;

beforeAll(async () => {
  network = await startTogether();
  receiver = await startReceiver();
  await settled(network);
  owner = await Client.of(network, 'VN-MOH');
  other = await Client.of(network, 'KE-MOH');
  secretariat = await Client.of(network, 'WHO', 'secretariat');
  anybody = new Client(network.url);
  member = await Subscriber.of(network, receiver, { participant: 'TH-MOPH', role: 'publisher', filter: {} });
  outsider = await Subscriber.of(network, receiver, { participant: 'DE-BMG', role: 'publisher', filter: {} });
}, 150_000);

afterAll(async () => {
  await network?.stop();
  await receiver?.close();
}, 30_000);

const told = (subscriber: Subscriber, id: string): string[] =>
  subscriber.messages.filter(({ subject }) => subject === id).map(({ type }) => type);

const paths = (id: string): string[] => [
  `/publications/${id}`,
  `/publications/${id}@1`,
  '/changes?limit=1000',
  '/feeds/publications.atom',
  '/feeds/publications.json',
  '/feeds/countries/VN.atom',
];

/** Everything that somebody is told, by every way in. */
async function everything(client: Client, id: string): Promise<string> {
  const texts = [];
  for (const path of paths(id)) {
    for (const accept of path.startsWith('/publications/')
      ? ['application/json', 'application/ld+json', 'text/html']
      : ['*/*']) {
      const answer = await client.get(path, { accept });
      if (answer.status === 200) texts.push(await answer.text());
    }
  }
  const graph = await client.ask(
    `query ($id: ID!) { one: publication(id: $id) { id } list: publications(first: 100) { nodes { id } } found: publications(search: "Kingfisher") { nodes { id } totalCount }
       changes(first: 100, filter: { countries: ["VN"] }) { nodes { subject title { value } } } }`,
    { id },
  );
  return [...texts, JSON.stringify(graph)].join('\n');
}

describe('a law under embargo', () => {
  it('is known to nobody but its owner, and then, by itself, to everybody, once', async () => {
    const until = new Date(Date.now() + 6000);
    const { id } = await owner.change<{ id: string }>(
      `mutation ($input: LawInput!, $until: DateTime!) {
        publishLaw(input: $input, embargoUntil: $until) { __typename ... on Publication { id } ... on Error { code message } }
      }`,
      { input: lawInput(titled('Kingfisher decree')), until: until.toISOString() },
    );
    const mine = await owner.ask<{ publication: { embargo: { until: string } } }>(
      'query ($id: ID!) { publication(id: $id) { embargo { until } } }',
      { id },
    );
    expect(mine.publication.embargo.until).toBe(until.toISOString());
    for (const client of [anybody, other]) {
      const all = await everything(client, id);
      expect({
        before: Date.now() < until.getTime(),
        named: all.includes(id),
        said: all.includes('Kingfisher'),
      }).toEqual({
        before: true,
        named: false,
        said: false,
      });
    }
    expect([told(member, id), told(outsider, id)]).toEqual([[], []]);
    await waitFor('it to be out', () => told(outsider, id).length > 0, { timeoutMs: 30_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(until.getTime());
    await settled(network);
    expect([told(member, id), told(outsider, id)]).toEqual([['publication.published'], ['publication.published']]);
    expect(await everything(anybody, id)).toContain('Kingfisher');
  }, 60_000);
});

describe('a record that is no longer for somebody', () => {
  it('is withdrawn from those who had it, by every way, and from nobody else', async () => {
    const { id } = await publishLaw(owner, lawInput(titled('Sandpiper decree')));
    await settled(network);
    await reviseLaw(
      owner,
      id,
      { ...lawInput(titled('Sandpiper decree')), number: '8', audience: 'OWNER' },
      'Inside now',
    );
    await settled(network);
    for (const subscriber of [member, outsider])
      expect(told(subscriber, id)).toEqual(['publication.published', 'publication.withdrawn']);
    const withdrawal = outsider.messages.find(
      ({ subject, type }) => subject === id && type === 'publication.withdrawn',
    );
    expect(JSON.stringify(withdrawal)).not.toMatch(/Sandpiper|DECREE|nurse/);
    const { changes } = await anybody.json<{ changes: { subject: string; type: string }[] }>('/changes?limit=1000');
    const mine = changes.filter(({ subject }) => subject === id);
    expect(mine).toEqual([
      {
        type: 'publication.withdrawn',
        subject: id,
        position: expect.any(Number),
        id: expect.any(String),
        occurredAt: expect.any(String),
        sequencedAt: expect.any(String),
      },
    ]);
    const atom = await (await anybody.get('/feeds/countries/VN.atom')).text();
    expect(atom).toContain('<at:deleted-entry');
    expect(atom).not.toContain('Sandpiper');
    const json = (await (await anybody.get('/feeds/countries/VN.json')).json()) as { _withdrawn: unknown[] };
    expect(json._withdrawn).toHaveLength(1);
    const own = await owner.json<{ changes: { subject: string; type: string }[] }>('/changes?limit=1000');
    expect(own.changes.filter(({ subject }) => subject === id).map(({ type }) => type)).toEqual([
      'publication.published',
      'publication.revised',
    ]);
  }, 60_000);
});

describe('what is for a body', () => {
  const setMembership = (country: string, from: string, to?: string) =>
    secretariat.change(
      `mutation ($input: SetMembershipInput!) { setMembership(input: $input) { __typename ... on Error { code message } } }`,
      { input: { body: 'PIF', country, kind: 'MEMBER', from, ...(to ? { to } : {}) } },
    );
  const publishForPif = (title: string) =>
    publishLaw(owner, lawInput({ ...titled(title), audience: 'BODY', audienceBodies: ['PIF'] }));

  it('is sent to members from the day on which they join, and withdrawn when they leave', async () => {
    const early = await publishForPif('Before anybody joined');
    await settled(network);
    await setMembership('TH', '2026-01-01');
    await settled(network);
    const { id } = await publishForPif('Heron decree');
    await settled(network);
    expect([told(member, early.id), told(member, id), told(outsider, id)]).toEqual([[], ['publication.published'], []]);
    await setMembership('TH', '2026-01-01', '2026-02-01');
    await settled(network);
    await waitFor('the withdrawal', () => told(member, id).length > 1, { timeoutMs: 30_000 });
    const late = await publishForPif('After it left');
    await settled(network);
    expect([told(member, id), told(member, late.id), told(outsider, id)]).toEqual([
      ['publication.published', 'publication.withdrawn'],
      [],
      [],
    ]);
  }, 90_000);
});
