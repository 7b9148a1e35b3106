import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { today } from '#kernel';
import { startTogether, startReceiver, type Network, type Receiver } from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw } from './records.js';
import { settled } from './settled.js';
import { Subscriber } from './subscriber.js';

/** The register as the world sees it: who joins a body is followed from that day on, and the register is read by every way in. */
let network: Network;
let receiver: Receiver;
let stranger: Client;
let secretariat: Client;
let asean: Subscriber;

const ERROR = '... on Error { code message path }';
const dayFromNow = (days: number): string => today(new Date(Date.now() + days * 86_400_000));
const setMembership = (input: object): Promise<unknown> =>
  secretariat.change(
    `mutation Set($input: SetMembershipInput!) { setMembership(input: $input) { __typename ${ERROR} } }`,
    { input: { body: 'ASEAN', kind: 'MEMBER', ...input } },
  );
const followed = (): string[] => asean.messages.map(({ subject }) => subject);
const textOf = async (path: string, client = stranger, accept = '*/*'): Promise<string> => {
  const response = await client.get(path, { accept });
  const text = await response.text();
  if (response.status !== 200)
    throw new Error(`GET ${path} was answered with ${response.status}: ${text.slice(0, 300)}`);
  return text;
};

beforeAll(async () => {
  network = await startTogether();
  receiver = await startReceiver();
  stranger = new Client(network.url);
  secretariat = await Client.of(network, 'WHO', 'secretariat');
  await settled(network);
  asean = await Subscriber.of(network, receiver, {
    participant: 'ASEAN-HC3',
    role: 'regional-coordinator',
    filter: { bodies: ['ASEAN'], types: ['publication.published'] },
  });
}, 150_000);

afterAll(async () => {
  await receiver?.close();
  await network?.stop();
}, 60_000);

it('a subscription to ASEAN follows a member that joins today from today on, and not before', async () => {
  const papua = await Client.of(network, 'PG-NDOH');
  const fiji = await Client.of(network, 'FJ-MHMS');
  await publishLaw(papua);
  await settled(network);
  expect(followed()).toEqual([]);

  await setMembership({ country: 'PG', from: today() });
  await setMembership({ country: 'FJ', from: dayFromNow(1) });
  await settled(network);
  expect(followed()).toEqual([]);

  const { id } = await publishLaw(papua, lawInput({ number: '02/2026' }));
  const dayBefore = await publishLaw(fiji);
  await settled(network);
  expect(followed()).toEqual([id]);
  const feed = await textOf('/feeds/bodies/asean.json');
  expect(feed).toContain(id);
  expect(feed).not.toContain(dayBefore.id);
}, 60_000);

it('who has left by today is followed no longer', async () => {
  const before = followed().length;
  await setMembership({ country: 'SG', from: '1967-08-08', to: today() });
  await settled(network);
  await publishLaw(await Client.of(network, 'SG-MOH'));
  await settled(network);
  expect(followed()).toHaveLength(before);
}, 60_000);

it('the register is read as a page, as CSV, as JSON and as a feed, without what is for the network alone', async () => {
  const secret = 'duty-officer@moh.example';
  const { version } = (
    await stranger.ask<{ authority: { version: number } }>('{ authority(id: "VN-MOH") { version } }')
  ).authority;
  const point = { languages: ['vi'], office: [{ language: 'en', value: 'Desk' }] };
  await secretariat.change(
    `mutation Update($input: UpdateAuthorityInput!) { updateAuthority(input: $input) { __typename ${ERROR} } }`,
    {
      input: {
        id: 'VN-MOH',
        expectedVersion: version,
        contactPoints: [
          { ...point, email: 'desk@moh.example', audience: 'PUBLIC' },
          { ...point, email: secret, audience: 'NETWORK' },
        ],
      },
    },
  );
  await secretariat.change(
    `mutation Designate($input: DesignateInput!) { designate(input: $input) { __typename ${ERROR} } }`,
    { input: { authority: 'VN-MOH', capacity: 'DESIGNATED_NATIONAL_AUTHORITY', from: '2020-01-01' } },
  );
  await settled(network);

  const csv = await textOf('/register.csv?on=2022-06-01');
  const [row] = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(row).toMatchObject({
    authority: 'VN-MOH',
    from: '2020-01-01',
    email: 'desk@moh.example',
    demonstration: 'false',
  });
  const page = await textOf('/register?country=VN', stranger, 'text/html');
  expect(page).toContain('desk@moh.example');
  const json = await textOf('/register.json');
  const atom = await textOf('/feeds/register.atom');
  const jsonFeed = await textOf('/feeds/register.json');
  expect(atom).toContain(`${network.url}/register?country=VN`);
  for (const text of [atom, jsonFeed]) {
    expect(text).toContain('designated national authority under Article 7.3');
    expect(text).toContain('body.membership_changed');
    expect(text).not.toContain('publication.published');
  }
  const country = await textOf('/countries/VN', stranger, 'text/html');
  const changes = await textOf('/changes?limit=500');
  for (const text of [csv, page, json, atom, jsonFeed, country, changes]) expect(text).not.toContain(secret);

  const peer = await Client.of(network, 'TH-MOPH');
  expect(await textOf('/register.csv', peer)).toContain(secret);
  expect(await textOf('/register', peer, 'text/html')).toContain(secret);
  expect((await peer.get('/register.json')).headers.get('cache-control')).toBe('private, no-cache');
}, 60_000);

it('the instrument of a designation is a file of the network, and whoever reads the register can tell that it is the same', async () => {
  const act = Buffer.from('Note verbale 17/2026: Viet Nam designates its Ministry of Health.\n');
  const upload = await fetch(`${network.url}/files?name=note-verbale.txt`, {
    method: 'POST',
    headers: { ...secretariat.headers, 'content-type': 'text/plain' },
    body: act,
  });
  const { id: file } = (await upload.json()) as { id: string };
  const { files } = await secretariat.change<{ files: { url: string; sha256: string }[] }>(
    `mutation Keep($input: ResourceInput!) { publishResource(input: $input) { ... on Resource { files { url sha256 } } ${ERROR} } }`,
    {
      input: {
        originalLanguage: 'en',
        titles: [{ language: 'en', value: 'Designation of the statistics authority of Viet Nam' }],
        resourceType: 'OTHER',
        files: [{ file, language: 'en', role: 'EVIDENCE', legalValue: 'OFFICIAL' }],
      },
    },
  );
  const [kept] = files as [{ url: string; sha256: string }];
  const instrument = { instrument: 'Note verbale 17/2026', instrumentFile: kept };
  await secretariat.change(
    `mutation Designate($input: DesignateInput!) { designate(input: $input) { __typename ${ERROR} } }`,
    { input: { authority: 'VN-MOH', capacity: 'STATISTICS', from: '2026-01-01', ...instrument } },
  );
  const register = JSON.parse(await textOf('/register.json?country=VN&capacity=STATISTICS')) as {
    designations: Record<string, string>[];
  };
  const line = register.designations.find(({ from }) => from === '2026-01-01');
  expect(line).toMatchObject({ instrument: 'Note verbale 17/2026', instrumentSha256: kept.sha256 });
  const read = Buffer.from(await (await fetch(line?.['instrumentUrl'] as string)).arrayBuffer());
  expect(read).toEqual(act);
  expect(createHash('sha256').update(read).digest('hex')).toBe(line?.['instrumentSha256']);
});

it('a question that does not fit is refused with the parameter’s name', async () => {
  for (const path of ['/register.csv?on=2026-02-30', '/register.json?country=vn', '/register.csv?on=2026&on=2022']) {
    const response = await stranger.get(path);
    expect({ path, status: response.status }).toEqual({ path, status: 400 });
    expect(await response.text()).toMatch(/"path":"(on|country)"/);
  }
  expect((await stranger.get('/register?on=yesterday', { accept: 'text/html' })).status).toBe(400);
});
