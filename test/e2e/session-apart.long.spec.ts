import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Postgres } from 'pg';
import { hashOf, newSecret, type SecretKind } from '#access';
import { startApart, Visitor, type Network } from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw, titled, type Published } from './records.js';
import { settled } from './settled.js';

/** Where each app is a process of its own, a session that the gateway knows is known behind it too. */
let network: Network;
let database: Postgres;
let law: Published;
let session: string;
let feedKey: string;

beforeAll(async () => {
  network = await startApart();
  database = new Postgres({ connectionString: network.databaseUrl });
  await database.connect();
  law = await publishLaw(await Client.of(network, 'VN-MOH'), {
    ...lawInput(titled('A law that only its owner reads')),
    audience: 'OWNER',
  });
  await settled(network);
  const person = randomUUID();
  await database.query(`INSERT INTO access.person (id, name) VALUES ($1, 'Nguyen Thi An')`, [person]);
  await database.query(
    `INSERT INTO access.role_grant (id, person, participant, role, starts_at, granted_by)
     VALUES ($1, $2, 'VN-MOH', 'publisher', now() - interval '1 hour', 'test')`,
    [randomUUID(), person],
  );
  session = await secret('session', (hash) =>
    database.query(
      `INSERT INTO access.session (id, token_hash, person, participant, issuer, subject, expires_at)
       VALUES ($1, $2, $3, 'VN-MOH', 'comity-development', 'an', now() + interval '1 hour')`,
      [randomUUID(), hash, person],
    ),
  );
  feedKey = await secret('feed-link', (hash) =>
    database.query(
      `INSERT INTO access.feed_link (id, token_hash, person, participant, name) VALUES ($1, $2, $3, 'VN-MOH', 'My reader')`,
      [randomUUID(), hash, person],
    ),
  );
}, 150_000);
afterAll(async () => {
  await database?.end();
  await network?.stop();
}, 30_000);

async function secret(kind: SecretKind, keep: (hash: Buffer) => Promise<unknown>): Promise<string> {
  const made = newSecret(kind);
  await keep(hashOf(made));
  return made;
}

function visitor(): Visitor {
  const made = new Visitor(network.url);
  made.setCookie('comity', session);
  return made;
}

describe('a session before processes that run apart', () => {
  it('reads through the graph what its participant reads, and nobody else does', async () => {
    const query = `{ publication(id: "${law.id}") { id } }`;
    expect((await visitor().ask(query)).body).toMatchObject({ data: { publication: { id: law.id } } });
    expect((await new Visitor(network.url).ask<{ data?: unknown }>(query)).body.data).not.toMatchObject({
      publication: { id: law.id },
    });
  });

  it.each(['/changes', '/feeds/publications.json', '/register.json', '/publications/'])(
    'is named by %s as something that the answer depends on, for caches',
    async (path) => {
      const answer = await fetch(`${network.url}${path === '/publications/' ? `${path}${law.id}` : path}`, {
        headers: { accept: 'application/json', cookie: `comity=${session}` },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('vary')).toMatch(/authorization, cookie/);
    },
  );

  it.each(['/changes?limit=1000', '/feeds/publications.json'])(
    'reads %s through the proxy by its cookie',
    async (path) => {
      expect((await visitor().get(path, { accept: 'application/json' })).text).toContain(law.id);
      expect((await new Visitor(network.url).get(path, { accept: 'application/json' })).text).not.toContain(law.id);
    },
  );

  it('and a feed link opens the feed there, and nothing else', async () => {
    const reader = new Visitor(network.url);
    const read = (path: string): Promise<{ text: string }> => reader.get(path, { accept: 'application/json' });
    expect((await read(`/feeds/publications.json?key=${feedKey}`)).text).toContain(law.id);
    expect((await read(`/publications/${law.id}?key=${feedKey}`)).text).not.toContain(
      'A law that only its owner reads',
    );
  });

  it('ends everywhere at once', async () => {
    const by = visitor();
    await by.send('/sign-out');
    const thief = visitor();
    expect((await thief.get('/changes', { accept: 'application/json' })).status).toBe(401);
  });
});
