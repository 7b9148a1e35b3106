import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#access';
import { startTogether, waitFor, type Network } from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw, titled } from './records.js';
import { settled } from './settled.js';

/** What is for the members of a body, read by every way through the public door, as one joins and leaves. */
let network: Network;
let id: string;
const clients = new Map<string, Client>();
const READERS: [who: string, participant: string | null, role: Role, sees: boolean][] = [
  ['nobody in particular', null, 'publisher', false],
  ['a member', 'FJ-MHMS', 'publisher', true],
  ['an authority of no member', 'DE-BMG', 'publisher', false],
  ['another authority of the owner country', 'VN-DOLAB', 'publisher', false],
  ["the body's people", 'PIF', 'regional-coordinator', true],
  ['the people of another body', 'ASEAN-HC3', 'regional-coordinator', false],
  ['a partner', 'ILO', 'partner-agent', false],
  ['a partner that was granted it', 'IOM', 'partner-agent', true],
  ['the owner', 'VN-MOH', 'publisher', true],
];
const client = (who: string): Client => clients.get(who) as Client;

beforeAll(async () => {
  network = await startTogether();
  await settled(network);
  for (const [who, participant, role] of READERS)
    clients.set(who, participant ? await Client.of(network, participant, role) : new Client(network.url));
  clients.set('secretariat', await Client.of(network, 'WHO', 'secretariat'));
  await client('secretariat').change(
    'mutation { setPartnerReads(input: { partner: "IOM", reads: ["body:PIF"] }) { __typename ... on Error { code message } } }',
  );
  const input = lawInput({ ...titled('Frigatebird decree'), audience: 'BODY', audienceBodies: ['PIF'] });
  ({ id } = await publishLaw(client('the owner'), input));
  await settled(network);
}, 150_000);
afterAll(() => network?.stop(), 30_000);

/** Where it is found, of all the ways there are. */
async function waysToIt(reader: Client): Promise<string[]> {
  const found: string[] = [];
  const note = (way: string, text: string): void => void (text.includes(id) && found.push(way));
  const page = '{ nodes { id } totalCount }';
  const data = await reader.ask<Record<string, unknown>>(
    `{ byId: publication(id: "${id}") { id } list: publications(first: 100) ${page} search: publications(search: "Frigatebird") ${page}
       country(code: "VN") { publications(first: 100) ${page} } participant(id: "VN-MOH") { publications(first: 100) ${page} }
       changes(first: 100, filter: { countries: ["VN"] }) { nodes { subject publication { id } } } }`,
  );
  for (const [way, part] of Object.entries(data)) note(way, JSON.stringify(part));
  expect((data['search'] as { totalCount: number }).totalCount).toBe(found.includes('search') ? 1 : 0);
  for (const accept of ['application/json', 'application/ld+json']) {
    const answer = await reader.get(`/publications/${id}`, { accept });
    if (answer.status === 200) found.push(accept);
    else expect(answer.status).toBe(404);
  }
  for (const path of [
    '/changes?limit=1000',
    '/feeds/publications.atom',
    '/feeds/publications.json',
    '/feeds/countries/VN.atom',
  ])
    note(path, await (await reader.get(path)).text());
  return found;
}
const ALL = [
  'byId',
  'list',
  'search',
  'country',
  'participant',
  'changes',
  'application/json',
  'application/ld+json',
  '/changes?limit=1000',
  '/feeds/publications.atom',
  '/feeds/publications.json',
  '/feeds/countries/VN.atom',
];

it.each(READERS)('%s finds it by every way, or by none', async (who, _participant, _role, sees) => {
  expect(await waysToIt(client(who))).toEqual(sees ? ALL : []);
});

describe('an authority', () => {
  const setMembership = (input: object) =>
    client('secretariat').change(
      'mutation ($input: SetMembershipInput!) { setMembership(input: $input) { __typename ... on Error { code message } } }',
      { input: { body: 'PIF', country: 'DE', kind: 'MEMBER', ...input } },
    );

  it('finds it at once when its country joins, and only the withdrawal when it has left', async () => {
    const joining = client('an authority of no member');
    await setMembership({ from: '2026-01-01' });
    await waitFor('the way in', async () => (await waysToIt(joining)).length === ALL.length);
    await settled(network);
    await setMembership({ from: '2026-01-01', to: '2026-02-01' });
    await waitFor('the way out', async () => !(await waysToIt(joining)).includes('byId'));
    await settled(network);
    const { changes } = await joining.json<{ changes: { subject: string; type: string }[] }>('/changes?limit=1000');
    expect(changes.filter(({ subject }) => subject === id).map(({ type }) => type)).toEqual(['publication.withdrawn']);
    expect(await (await joining.get('/feeds/countries/VN.atom')).text()).not.toContain('Frigatebird');
  });
});
