import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseFeed } from '@rowanmanning/feed-parser';
import { Client as Postgres } from 'pg';
import { hashOf, newSecret } from '#access';
import { startTogether, waitFor, type Network } from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw, revoke, titled } from './records.js';
import { settled } from './settled.js';

/** A feed reader that holds nothing but an address follows the links of its feed, and no others. */
let network: Network;
let owner: Client;

beforeAll(async () => {
  network = await startTogether();
  owner = await Client.of(network, 'VN-MOH');
  await settled(network);
}, 120_000);
afterAll(() => network?.stop(), 30_000);

async function query(sql: string, parameters: unknown[]): Promise<void> {
  const client = new Postgres({ connectionString: network.databaseUrl });
  await client.connect();
  await client.query(sql, parameters).finally(() => client.end());
}

/** An officer of Germany's ministry and the key of a feed link of hers. */
async function aFeedLink(feed: string | null): Promise<string> {
  const [person, key] = [randomUUID(), newSecret('feed-link')];
  await query(`INSERT INTO access.person (id, name) VALUES ($1, 'Ada')`, [person]);
  await query(
    `INSERT INTO access.role_grant (id, person, participant, role, starts_at, granted_by)
     VALUES ($1, $2, 'DE-BMG', 'contributor', now() - interval '1 day', 'test')`,
    [randomUUID(), person],
  );
  await query(
    `INSERT INTO access.feed_link (id, token_hash, person, participant, name, feed) VALUES ($1, $2, $3, 'DE-BMG', 'x', $4)`,
    [randomUUID(), hashOf(key), person, feed],
  );
  return key;
}

async function upload(text: string): Promise<string> {
  const response = await fetch(`${network.url}/files?name=law.txt`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...owner.headers },
    body: text,
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

const publish = async (name: string, audience: string): Promise<{ id: string; file: string }> => {
  const file = await upload(`The text of ${name}`);
  const files = [{ file, language: 'en' }];
  const { id } = await publishLaw(owner, lawInput({ ...titled(name), number: `${name}/feed`, audience, files }));
  return { id, file };
};

it('opens its feed and the files that this links to, and asks again each time who may read them', async () => {
  const shared = await publish('Shared', 'NETWORK');
  const hidden = await publish('Hidden', 'OWNER');
  await settled(network);
  const feed = '/feeds/publications.atom?countries=VN&kinds=LAW';
  const key = await aFeedLink(feed);
  const address = `${network.url}${feed}&key=${key}`;
  await waitFor('the feed', async () => (await (await fetch(address)).text()).includes('Shared'));
  const text = await (await fetch(address)).text();
  expect(text).not.toContain('Hidden');
  const file = parseFeed(text).items.find(({ title }) => title === 'Shared')?.media[0];
  expect(file).toMatchObject({ mimeType: 'text/plain', length: 'The text of Shared'.length });
  const link = new URL(file?.url ?? '');
  const fetched = await fetch(`${network.url}${link.pathname}${link.search}`);
  expect({ status: fetched.status, text: await fetched.text() }).toEqual({ status: 200, text: 'The text of Shared' });

  const status = async (path: string): Promise<number> => (await fetch(`${network.url}${path}`)).status;
  expect(await status(`/files/${shared.file}`)).toBe(404);
  expect(await status(`/files/${shared.file}?key=${key}`)).toBe(401);
  expect(await status(`/files/${hidden.file}${link.search}`)).toBe(401);
  expect(await status(`/files/${shared.file}${link.search.replace(key, await aFeedLink(null))}`)).toBe(401);
  for (const other of ['/changes', '/feeds/publications.atom', '/feeds/countries/VN.atom'])
    expect(await status(`${other}?key=${key}`)).toBe(401);

  await query('UPDATE access.feed_link SET revoked_at = now() WHERE token_hash = $1', [hashOf(key)]);
  await waitFor('the end of the key', async () => (await status(`${link.pathname}${link.search}`)) === 401);
  expect(await status(`${feed}&key=${key}`)).toBe(401);
}, 60_000);

it('by any feed link a public record has its file, and a revoked one its tombstone', async () => {
  const open = await publish('Open', 'PUBLIC');
  await settled(network);
  const of = async (address: string) => parseFeed(await (await fetch(`${network.url}${address}`)).text());
  const find = async (address: string) => (await of(address)).items.find(({ title }) => title === 'Open');
  await waitFor('the feed', async () => (await find('/feeds/countries/VN.atom')) !== undefined);
  const plain = (await find('/feeds/countries/VN.atom'))?.media[0]?.url ?? '';
  expect(new URL(plain).pathname).toBe(`/files/${open.file}`);
  expect((await fetch(`${network.url}/files/${open.file}`)).status).toBe(200);
  const entry = await find('/feeds/countries/VN.atom');
  await revoke(owner, open.id, 'Entered by mistake');
  await settled(network);
  await waitFor('the tombstone', async () =>
    (await (await fetch(`${network.url}/feeds/countries/VN.atom`)).text()).includes(`ref="${entry?.id}"`),
  );
}, 60_000);
