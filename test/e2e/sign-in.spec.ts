import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { Client as Postgres } from 'pg';
import { chromium } from 'playwright-core';
import { WebSocket } from 'ws';
import { freePorts, startTogether, Visitor, waitFor, type Network } from '#testing';
import { Client } from './client.js';
import { lawInput, titled } from './records.js';

/** Signing in as the demonstration people of a node that `npm start` has started, by the provider that comes with it. */
let network: Network;
let database: Postgres;
let origin: string;

beforeAll(async () => {
  const [port] = await freePorts(1);
  network = await startTogether({ environment: { SEED: 'demonstration', PORT: String(port) } });
  origin = network.url;
  database = new Postgres({ connectionString: network.databaseUrl });
  await database.connect();
}, 150_000);
afterAll(async () => {
  await database?.end();
  await network?.stop();
}, 30_000);

const executable = process.env['TEST_CHROMIUM'];
const inBrowser = executable ? it : it.skip;

type Answer<T = Record<string, unknown>> = { data?: T; errors?: { message: string; extensions: { code: string } }[] };
type Published = { result: { __typename: string; id?: string; code?: string } };

const PUBLISH =
  'mutation ($input: LawInput!) { result: publishLaw(input: $input) { __typename ... on Publication { id } ... on Error { code message } } }';
const DRAFTS = '{ drafts(first: 50) { nodes { title { value } } } }';

async function signIn(person: string, { query = '', confirmed = false } = {}): Promise<Visitor> {
  const visitor = new Visitor(origin);
  await signInWith(visitor, person, { query, confirmed });
  return visitor;
}

async function signInWith(visitor: Visitor, person: string, { query = '', confirmed = false } = {}): Promise<void> {
  const asked = await visitor.get(`/sign-in${query}`);
  const form = { person, ...(confirmed ? { confirmed: 'yes' } : {}) };
  const visit = await visitor.send(asked.url.pathname, form);
  expect({ way: visit.way, status: visit.status }).toMatchObject({ status: 200 });
}

describe('in a browser', () => {
  inBrowser(
    'An signs in, is named, reads what only her ministry reads, and signs out by keyboard; then the cookie opens nothing',
    async () => {
      const title = 'A draft that only the ministry reads';
      const vietNam = await Client.of(network, 'VN-MOH');
      await vietNam.change(
        'mutation ($input: LawInput!) { createLaw(input: $input) { __typename ... on Publication { id } ... on Error { code message } } }',
        { input: { ...lawInput(titled(title)), audience: 'OWNER' } },
      );
      const browser = await chromium.launch({
        executablePath: executable as string,
        args: ['--headless', '--no-sandbox'],
      });
      try {
        const context = await browser.newContext();
        const page = await context.newPage();
        const refused: string[] = [];
        page.on(
          'console',
          (message) => void (/Content Security Policy/.test(message.text()) && refused.push(message.text())),
        );
        await page.goto(`${origin}/docs`);
        await page.getByRole('link', { name: 'Sign in' }).click();
        await page.getByText('there are no passwords').waitFor();
        await page.getByRole('button', { name: /Nguyen Thi An/ }).click();
        await page.waitForURL(`${origin}/docs`);
        expect(await page.locator('.account').innerText()).toMatch(/Nguyen Thi An, VN-MOH\s+Sign out/);
        const ask = `fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: ${JSON.stringify(DRAFTS)} }) }).then((r) => r.text())`;
        expect(await page.evaluate(ask)).toContain(title);
        const cookie = (await context.cookies()).find(({ name }) => name === 'comity');
        expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
        await page.getByRole('button', { name: 'Sign out' }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'Sign out here too' }).click();
        await page.waitForURL(`${origin}/sign-out/done`);
        await page.goto(`${origin}/docs`);
        expect(await page.locator('.account').innerText()).toBe('Sign in');
        expect(await page.evaluate(ask)).toContain('NOT_AUTHENTICATED');
        const thief = new Visitor(origin);
        thief.setCookie('comity', cookie?.value ?? '');
        expect((await thief.get('/countries', { accept: '*/*' })).status).toBe(401);
        expect(refused).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});

describe('a session', () => {
  it('acts by its cookie, but not for a page of another site', async () => {
    const visitor = await signIn('an');
    expect((await visitor.ask<Answer>(DRAFTS)).body.data).toBeDefined();
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<
      string,
      string
    >[])
      expect((await visitor.ask<Answer>(DRAFTS, headers)).status).toBe(401);
  });

  it('is kept by no cache', async () => {
    const visitor = await signIn('an');
    const { headers } = await visitor.get('/countries');
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['private, no-store', null]);
    expect(headers.get('vary')).toContain('Cookie');
  });

  it('that is not strong enough may not publish where the participant asks for more, and then may', async () => {
    await database.query(
      `INSERT INTO access.participant_rule (participant, publish_acr) VALUES ('DE-BMG', 'urn:comity:acr:2')`,
    );
    const visitor = await signIn('anna');
    const input = lawInput(titled('A law that needs a strong sign-in'));
    const publish = async (): Promise<Answer<Published>> =>
      (await visitor.ask<Answer<Published>>(PUBLISH, {}, { input })).body;
    const refused = await publish();
    expect(JSON.stringify(refused)).toContain('STEP_UP_REQUIRED');
    await signInWith(visitor, 'anna', { query: '?acr=urn:comity:acr:2', confirmed: true });
    expect(await publish()).toMatchObject({ data: { result: { id: expect.stringMatching(/^DE-LAW/) } } });
  });

  it('ends when the provider’s own session ends (back-channel logout)', async () => {
    const visitor = await signIn('chi');
    const page = await visitor.get('/oidc/session/end');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    await visitor.send('/oidc/session/end/confirm', { xsrf, logout: 'yes' });
    await waitFor('the session to be over', async () => (await visitor.get('/who', { accept: '*/*' })).status === 401);
  });

  it('outlives a restart of the node', async () => {
    const visitor = await signIn('binh');
    await network.terminate('standalone');
    await network.start('standalone');
    expect((await visitor.get('/countries')).text).toContain('Le Van Binh');
    await signIn('binh');
  }, 90_000);
});

describe('a stream', () => {
  async function socket(
    visitor: Visitor,
    from = origin,
  ): Promise<{ closed: Promise<number>; opened: Promise<unknown> }> {
    const headers = { cookie: `comity=${visitor.cookie('comity')}` };
    const live = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      origin: from,
      headers,
    });
    live.on('error', () => undefined);
    const closed = once(live, 'close').then(([code]) => Number(code));
    await once(live, 'open');
    live.send(JSON.stringify({ type: 'connection_init' }));
    const opened = once(live, 'message');
    return { closed, opened };
  }

  it('over a socket, over events and of the change feed ends with the session', async () => {
    const visitor = await signIn('maria');
    const { closed, opened } = await socket(visitor);
    await opened;
    const headers = { cookie: `comity=${visitor.cookie('comity')}`, accept: 'text/event-stream' };
    const query = encodeURIComponent('subscription { changes { subject } }');
    const responses = [];
    for (const path of [`/graphql/stream?query=${query}`, '/changes/stream']) {
      const response = await fetch(`${origin}${path}`, { headers });
      expect({ path, status: response.status }).toEqual({ path, status: 200 });
      responses.push(response);
    }
    await visitor.send('/sign-out');
    expect(await closed).toBe(4401);
    // Read to the end, which there is one now.
    await Promise.all(responses.map((response) => response.text()));
  }, 20_000);

  it('begins anew when the rights are others than before', async () => {
    const visitor = await signIn('somchai');
    const { closed, opened } = await socket(visitor);
    await opened;
    await database.query(
      `UPDATE access.role_grant SET kinds = '{LAW}' WHERE person = (SELECT person FROM access.identity WHERE subject = 'somchai')`,
    );
    expect(await closed).toBe(4205);
  });

  it('is not opened by the page of another site in the name of who is signed in', async () => {
    const { closed } = await socket(await signIn('sam'), 'https://evil.example');
    expect(await closed).toBe(4401);
  });
});

describe('a token of the provider', () => {
  let jwk: JWK;
  let key: CryptoKey;
  const now = (): number => Math.floor(Date.now() / 1000);

  beforeAll(async () => {
    const kept = JSON.parse(readFileSync(join(network.folder, 'keys', 'identity-provider.json'), 'utf8')) as {
      jwks: { keys: JWK[] };
    };
    jwk = kept.jwks.keys[0] as JWK;
    key = (await importJWK(jwk, 'ES256')) as CryptoKey;
  });

  const claims = (over: object = {}): Record<string, unknown> => ({
    iss: `${origin}/oidc`,
    aud: 'comity',
    sub: 'wanjiru',
    iat: now(),
    exp: now() + 300,
    ...over,
  });
  const signed = (over: object = {}, kid = jwk.kid as string): Promise<string> =>
    new SignJWT(claims(over)).setProtectedHeader({ alg: 'ES256', kid }).sign(key);
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const ask = async (
    token: string,
  ): Promise<{ status: number; code: string | undefined; message: string | undefined }> => {
    const { status, errors } = await new Client(origin, token).answer('{ viewer: countries { code } }');
    return { status, code: errors?.[0]?.extensions?.['code'] as string | undefined, message: errors?.[0]?.message };
  };

  it('opens what the register says', async () => {
    expect(await ask(await signed())).toMatchObject({ status: 200, code: undefined });
  });

  const kinds: [what: string, token: () => Promise<string>, says: RegExp][] = [
    ['that has expired', () => signed({ exp: now() - 60 }), /has expired/],
    ['that is not valid yet', () => signed({ nbf: now() + 600 }), /`nbf`/],
    ['for another audience', () => signed({ aud: 'comity-gateway' }), /`aud`/],
    ['of another issuer', () => signed({ iss: 'https://other.example' }), /issuer is not trusted/],
    ['without an end', () => signed({ exp: undefined }), /`exp`/],
    [
      'that nobody signed',
      async () => `${encoded({ alg: 'none' })}.${encoded(claims())}.`,
      /could not|not allowed|not one/,
    ],
    ['with a key that is not known', () => signed({}, 'unknown'), /key is not one of its issuer/],
    ['of somebody whom the register does not know', () => signed({ sub: 'a stranger' }), /accept your invitation/],
  ];
  it.each(kinds)('%s is refused', async (_what, token, says) => {
    expect(await ask(await token())).toEqual({
      status: 401,
      code: 'NOT_AUTHENTICATED',
      message: expect.stringMatching(says),
    });
  });

  it('signed with the public key as if it were a secret is refused', async () => {
    const { d: _private, ...open } = jwk;
    const pem = await exportSPKI(
      (await importJWK({ ...open, ext: true }, 'ES256', { extractable: true })) as CryptoKey,
    );
    const head = `${encoded({ alg: 'HS256', kid: jwk.kid })}.${encoded(claims())}`;
    const forged = `${head}.${createHmac('sha256', pem).update(head).digest('base64url')}`;
    expect(await ask(forged)).toMatchObject({ status: 401, code: 'NOT_AUTHENTICATED' });
  });

  it('signed with another key under a known name is refused', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'ES256', kid: jwk.kid as string })
      .sign(privateKey);
    expect(await ask(forged)).toMatchObject({ status: 401, message: expect.stringContaining('signature') });
  });

  it('of somebody whose role is over, or who has left, is refused at once', async () => {
    const ofOmar = await signed({ sub: 'omar' });
    expect((await ask(ofOmar)).status).toBe(200);
    const person = `(SELECT person FROM access.identity WHERE subject = 'omar')`;
    await database.query(`UPDATE access.role_grant SET ends_at = now() WHERE person = ${person}`);
    await waitFor('the refusal', async () => (await ask(ofOmar)).status === 401);
    expect((await ask(ofOmar)).message).toMatch(/no role is held/);
    const ofOlga = await signed({ sub: 'olga' });
    expect((await ask(ofOlga)).status).toBe(200);
    await database.query(
      `UPDATE access.person SET left_at = now() WHERE id = (SELECT person FROM access.identity WHERE subject = 'olga')`,
    );
    await waitFor('the refusal', async () => (await ask(ofOlga)).status === 401);
  });
});
