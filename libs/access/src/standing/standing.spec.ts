import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Inject, Module, Post, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { Database } from '#database';
import { RouteAccess, startService, type RunningService } from '#platform';
import { testDatabase, testEnvironment, waitFor, type TestDatabase } from '#testing';
import { AccessModule } from '../access.module.js';
import { accessSchema } from '../access.schema.js';
import type { Actor } from '../actor.js';
import { Authentication } from '../authentication.js';
import { CurrentActor } from '../current-actor.js';
import type { Role } from '../permissions.js';
import { hashOf, newSecret } from '../secret.js';
import { feedFileAddress } from './feed-file.js';
import { Grants } from './grants.js';
import { ServiceAccounts } from './service-accounts.js';
import { Sessions } from './sessions.js';

const ISSUER = 'https://id.moh.example';
let place: TestDatabase;
let database: Database;
let services: RunningService[];
let key: CryptoKey;

@Controller()
class WhoController {
  @RouteAccess('by-audience')
  @Get('who')
  who(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @RouteAccess('by-audience')
  @Post('who')
  change(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @RouteAccess('by-audience')
  @Get(['feeds/who', 'files/:id'])
  read(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}

@Controller()
class GuardedController {
  @RouteAccess('signed-in')
  @Get('signed-in')
  signedIn(): object {
    return {};
  }
  @RouteAccess('needs publication:publish')
  @Get('publishers')
  publishers(): object {
    return {};
  }
}

/** As the standalone's provider does: from then on the framework's own handler stands behind the routes. */
@Module({})
class EarlyPluginModule implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    await this.host.httpAdapter.getInstance<FastifyInstance>().register(async () => undefined);
  }
}

@Module({ imports: [AccessModule, EarlyPluginModule], controllers: [WhoController, GuardedController] })
class WhoModule {}

/** Two processes, for what one changes the other must hear. */
beforeAll(async () => {
  place = await testDatabase([accessSchema]);
  database = await place.of(accessSchema);
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  const file = join(mkdtempSync(join(tmpdir(), 'comity-jwks-')), 'jwks.json');
  writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256' }] }));
  const environment = testEnvironment({
    DATABASE_URL: place.url,
    PUBLIC_URL: 'https://comity.example',
    ACCESS_ISSUERS: JSON.stringify([
      { issuer: ISSUER, audience: 'comity', jwksUri: `file://${file}`, participants: ['VN-*', 'ASEAN-HC3'] },
    ]),
  });
  services = [];
  for (const name of ['one', 'other'])
    services.push(await startService({ name, environment, modules: () => [WhoModule] }));
});
afterAll(async () => {
  for (const service of services) await service.close();
  await place.drop();
});

interface Given {
  participant?: string;
  role?: Role;
  from?: Date;
  until?: Date | null;
  kinds?: string[] | null;
}

const HOUR = 3_600_000;
const ago = (ms: number): Date => new Date(Date.now() - ms);

async function person(...grants: Given[]): Promise<{ id: string; subject: string }> {
  const id = randomUUID();
  const subject = `subject of ${id}`;
  await database.query(`INSERT INTO access.person (id, name) VALUES ($1, 'Nguyen Thi An')`, [id]);
  await database.query(`INSERT INTO access.identity (issuer, subject, person) VALUES ($1, $2, $3)`, [
    ISSUER,
    subject,
    id,
  ]);
  for (const given of grants) await grant(id, given);
  return { id, subject };
}

async function grant(
  person_: string,
  { participant = 'VN-MOH', role = 'publisher', from = ago(HOUR), until = null, kinds = null }: Given,
  deputisesFor: string | null = null,
): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO access.role_grant (id, person, participant, role, kinds, starts_at, ends_at, granted_by, deputises_for)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'test', $8)`,
    [id, person_, participant, role, kinds, from, until, deputisesFor],
  );
  return id;
}

const token = (subject: string, acr?: string): Promise<string> =>
  new SignJWT(acr ? { acr } : {})
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer(ISSUER)
    .setAudience('comity')
    .setSubject(subject)
    .setExpirationTime('1h')
    .sign(key);

interface Asked {
  status: number;
  actor: Actor;
  title: string;
}

async function ask(
  headers: Record<string, string>,
  { path = '/who', method = 'GET', at = 0 }: { path?: string; method?: string; at?: number } = {},
): Promise<Asked> {
  const response = await fetch(`${(services[at] as RunningService).url}${path}`, { method, headers });
  const body = (await response.json()) as Actor & { title: string };
  return { status: response.status, actor: body, title: body.title };
}

const bearer = (text: string): Record<string, string> => ({ authorization: `Bearer ${text}` });

describe('a token of an OpenID provider', () => {
  it('says who, and the register says what they may', async () => {
    const { id, subject } = await person({ kinds: ['LAW'] });
    const { status, actor } = await ask(bearer(await token(subject, 'urn:strong')));
    expect(status).toBe(200);
    expect(actor).toMatchObject({
      person: id,
      name: 'Nguyen Thi An',
      participant: 'VN-MOH',
      roles: ['publisher'],
      grants: [{ role: 'publisher', kinds: ['LAW'] }],
      via: 'token',
      acr: 'urn:strong',
    });
    expect(actor.readerKeys).toEqual(expect.arrayContaining(['public', 'network', 'country:VN', 'participant:VN-MOH']));
  });

  it('of somebody whom the register does not know is refused', async () => {
    expect(await ask(bearer(await token('a stranger')))).toMatchObject({
      status: 401,
      title: expect.stringContaining('accept your invitation'),
    });
  });

  it('with its own idea of roles and participant gets neither', async () => {
    const { subject } = await person({ role: 'contributor' });
    const boasting = await new SignJWT({ participant: 'DE-BMG', roles: ['secretariat'] })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer(ISSUER)
      .setAudience('comity')
      .setSubject(subject)
      .setExpirationTime('1h')
      .sign(key);
    expect((await ask(bearer(boasting))).actor).toMatchObject({ participant: 'VN-MOH', roles: ['contributor'] });
  });

  it('of somebody with roles at two participants asks which, and takes the answer', async () => {
    const { subject } = await person({}, { participant: 'ASEAN-HC3', role: 'regional-coordinator' });
    const shown = bearer(await token(subject));
    expect(await ask(shown)).toMatchObject({ status: 401, title: expect.stringContaining('ASEAN-HC3, VN-MOH') });
    const chosen = await ask({ ...shown, 'comity-participant': 'ASEAN-HC3' });
    expect(chosen.actor).toMatchObject({ participant: 'ASEAN-HC3', roles: ['regional-coordinator'] });
    const wrong = await ask({ ...shown, 'comity-participant': 'VN-MOLISA' });
    expect(wrong).toMatchObject({ status: 401, title: expect.stringContaining('no role is held at VN-MOLISA') });
  });

  it('cannot act for a participant that its issuer may not speak for, whatever the register says', async () => {
    const { subject } = await person({}, { participant: 'DE-BMG' });
    expect((await ask(bearer(await token(subject)))).actor.participant).toBe('VN-MOH');
    const crossing = await ask({ ...bearer(await token(subject)), 'comity-participant': 'DE-BMG' });
    expect(crossing).toMatchObject({ status: 401, title: expect.stringContaining('may not speak for DE-BMG') });
  });
});

describe('a grant', () => {
  it('that has not begun is none, and one that has ended says when', async () => {
    const early = await person({ from: new Date(Date.now() + HOUR) });
    expect((await ask(bearer(await token(early.subject)))).status).toBe(401);
    const late = await person({ until: ago(1000) });
    const refused = await ask({ ...bearer(await token(late.subject)), 'comity-participant': 'VN-MOH' });
    expect(refused).toMatchObject({ status: 401, title: expect.stringMatching(/last role at VN-MOH ended on 20/) });
  });

  it('ends at its moment, though it was remembered a moment before', async () => {
    const { subject } = await person({ until: new Date(Date.now() + 700) });
    const shown = bearer(await token(subject));
    expect((await ask(shown)).status).toBe(200);
    await waitFor('the refusal', async () => (await ask(shown)).status === 401, { timeoutMs: 3000 });
  });

  it('that a deputy holds ends with the one it stands in for', async () => {
    const chief = await person();
    const whole = await grant(chief.id, {});
    const deputy = await person();
    await grant(deputy.id, {}, whole);
    const shown = bearer(await token(deputy.subject));
    expect((await ask(shown)).status).toBe(200);
    await database.query(`UPDATE access.role_grant SET ends_at = now() WHERE id = $1`, [whole]);
    await waitFor('the refusal', async () => (await ask(shown)).status === 401);
  });

  it('that is ended by a use case of this process is refused to the very next request', async () => {
    const { id, subject } = await person({});
    const shown = bearer(await token(subject));
    expect((await ask(shown)).status).toBe(200);
    await database.transaction(async () => {
      await new Grants(database).takeTurn();
      await database.query(`UPDATE access.role_grant SET ends_at = now() WHERE person = $1`, [id]);
    });
    expect((await ask(shown)).status).toBe(401);
  });

  it('that is ended in one process is ended in every other at once', async () => {
    const { id, subject } = await person({});
    const shown = bearer(await token(subject));
    for (const at of [0, 1]) expect((await ask(shown, { at })).status).toBe(200);
    await database.query(`UPDATE access.role_grant SET ends_at = now() WHERE person = $1`, [id]);
    for (const at of [0, 1])
      await waitFor('the refusal', async () => (await ask(shown, { at })).status === 401, { timeoutMs: 1000 });
  });

  it('that is ended while a process cannot hear the news is not remembered there', async () => {
    const { id, subject } = await person({});
    const shown = bearer(await token(subject));
    expect((await ask(shown)).status).toBe(200);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'comity-changed-standing' AND datname = current_database()`,
    );
    await database.query(`UPDATE access.role_grant SET ends_at = now() WHERE person = $1`, [id]);
    await waitFor('the refusal', async () => (await ask(shown)).status === 401, { timeoutMs: 1000 });
  });
});

describe('somebody who has left', () => {
  it('is refused with every proof there was', async () => {
    const { id, subject } = await person({});
    const session = await services[0]!.app
      .get(Sessions)
      .open({ person: id, participant: 'VN-MOH', issuer: ISSUER, subject, hours: 1 });
    const link = newSecret('feed-link');
    await database.query(
      `INSERT INTO access.feed_link (id, token_hash, person, participant, name) VALUES ($1, $2, $3, 'VN-MOH', 'reader')`,
      [randomUUID(), hashOf(link), id],
    );
    const proofs = [
      () => token(subject).then((jwt) => ask(bearer(jwt))),
      () => ask({ cookie: `__Host-comity=${session.token}` }),
      () => ask({}, { path: `/feeds/who?key=${link}` }),
    ];
    for (const proof of proofs) expect((await proof()).status).toBe(200);
    await database.query(`UPDATE access.person SET left_at = now() WHERE id = $1`, [id]);
    for (const proof of proofs)
      await waitFor('the refusal', async () => (await proof()).status === 401, { timeoutMs: 1000 });
  });
});

describe('a session', () => {
  let opened: { token: string };
  let who: { id: string; subject: string };
  beforeEach(async () => {
    who = await person({});
    opened = await services[0]!.app.get(Sessions).open({
      person: who.id,
      participant: 'VN-MOH',
      issuer: ISSUER,
      subject: who.subject,
      issuerSession: 'sid-1',
      hours: 1,
    });
  });
  const cookie = (): Record<string, string> => ({ cookie: `__Host-comity=${opened.token}` });

  it('is kept as a hash only', async () => {
    const rows = await database.query<{ row: string }>(`SELECT s::text AS row FROM access.session s`);
    expect(rows.some(({ row }) => row.includes(opened.token))).toBe(false);
  });

  it('reads from anywhere, and changes something only from a page of this node', async () => {
    expect((await ask(cookie())).actor).toMatchObject({ person: who.id, via: 'session' });
    const post = (headers: Record<string, string>): Promise<Asked> =>
      ask({ ...cookie(), ...headers }, { method: 'POST' });
    expect((await post({})).status).toBe(401);
    expect((await post({ origin: 'https://evil.example' })).status).toBe(401);
    expect((await post({ origin: 'null' })).status).toBe(401);
    expect((await post({ origin: 'https://comity.example', 'sec-fetch-site': 'cross-site' })).status).toBe(401);
    expect((await post({ origin: 'https://comity.example' })).status).toBe(201);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('over HTTPS is taken from the cookie that no neighbouring host can set, and from no other', async () => {
    const tossed = await ask({ cookie: `comity=${opened.token}` });
    expect(tossed).toMatchObject({ status: 200, actor: { person: null } });
    expect((await ask({ cookie: `comity=cs_of_another; __Host-comity=${opened.token}` })).actor.person).toBe(who.id);
  });

  it('is no better than its provider: one that is not trusted here any more, or not for this participant, ends it', async () => {
    const open = (issuer: string, participant: string): Promise<{ token: string }> =>
      services[0]!.app.get(Sessions).open({ person: who.id, participant, issuer, subject: who.subject, hours: 1 });
    await grant(who.id, { participant: 'DE-BMG' });
    for (const [issuer, participant, why] of [
      ['https://id.gone.example', 'VN-MOH', /provider is not trusted here any more/],
      [ISSUER, 'DE-BMG', /issuer may not speak for DE-BMG/],
    ] as const) {
      const { token: secret } = await open(issuer, participant);
      const asked = await ask({ cookie: `__Host-comity=${secret}` });
      expect(asked).toMatchObject({ status: 401, title: expect.stringMatching(why) });
      expect((await ask(bearer(secret))).status).toBe(401);
    }
  });

  it('ends at sign-out, in the other process too', async () => {
    expect((await ask(cookie(), { at: 1 })).status).toBe(200);
    await services[0]!.app.get(Sessions).end(opened.token);
    await waitFor('the refusal', async () => (await ask(cookie(), { at: 1 })).status === 401, { timeoutMs: 1000 });
  });

  it("ends when its issuer says so, and nobody else's does", async () => {
    const other = await person({});
    const theirs = await services[0]!.app.get(Sessions).open({
      person: other.id,
      participant: 'VN-MOH',
      issuer: ISSUER,
      subject: other.subject,
      issuerSession: 'sid-2',
      hours: 1,
    });
    const sessions = services[1]!.app.get(Sessions);
    expect(await sessions.endOfIssuer('https://another.example', { sid: 'sid-1' })).toBe(0);
    expect(await sessions.endOfIssuer(ISSUER, {})).toBe(0);
    expect(await sessions.endOfIssuer(ISSUER, { sub: who.subject })).toBe(1);
    await waitFor('the refusal', async () => (await ask(cookie())).status === 401, { timeoutMs: 1000 });
    expect((await ask({ cookie: `__Host-comity=${theirs.token}` })).status).toBe(200);
  });

  it.each(['cs_nothing', 'cs_', 'x', ''])('that is %j is refused or nobody, and never somebody', async (secret) => {
    const { status, actor } = await ask({ cookie: `__Host-comity=${secret}` });
    expect(status === 401 || actor.person === null).toBe(true);
  });
});

describe('a service account', () => {
  const secret = newSecret('service-secret');
  let id: string;
  beforeEach(async () => {
    id = randomUUID();
    await database.query(
      `INSERT INTO access.service_account (id, participant, name, roles, kinds, secret_hash, created_by)
       VALUES ($1, 'VN-MOH', 'Legal database', '{publisher}', '{LAW}', $2, 'test')`,
      [id, hashOf(secret)],
    );
  });

  it('gets a token for its id and secret, and acts for its one participant', async () => {
    const signedIn = await services[0]!.app.get(ServiceAccounts).signIn(id, secret);
    const { actor } = await ask({ ...bearer(signedIn!.token), 'comity-participant': 'DE-BMG' });
    expect(actor).toMatchObject({
      person: `service:${id}`,
      participant: 'VN-MOH',
      via: 'service',
      grants: [{ role: 'publisher', kinds: ['LAW'] }],
    });
  });

  it.each(['wrong', '', newSecret('service-secret')])('gets none for the secret %j', async (wrong) => {
    expect(await services[0]!.app.get(ServiceAccounts).signIn(id, wrong)).toBeNull();
  });

  it('that does not exist gets none', async () => {
    const accounts = services[0]!.app.get(ServiceAccounts);
    expect(await accounts.signIn(randomUUID(), secret)).toBeNull();
    expect(await accounts.signIn("'; DROP TABLE", secret)).toBeNull();
  });

  it('that is revoked takes its tokens along at once', async () => {
    const signedIn = await services[0]!.app.get(ServiceAccounts).signIn(id, secret);
    expect((await ask(bearer(signedIn!.token))).status).toBe(200);
    await database.query(`UPDATE access.service_account SET revoked_at = now() WHERE id = $1`, [id]);
    await waitFor('the refusal', async () => (await ask(bearer(signedIn!.token))).status === 401, { timeoutMs: 1000 });
    expect(await services[0]!.app.get(ServiceAccounts).signIn(id, secret)).toBeNull();
  });
});

describe('a feed link', () => {
  it('reads feeds as its owner would, holds no role, and opens nothing else', async () => {
    const { id } = await person({});
    const link = newSecret('feed-link');
    await database.query(
      `INSERT INTO access.feed_link (id, token_hash, person, participant, name) VALUES ($1, $2, $3, 'VN-MOH', 'reader')`,
      [randomUUID(), hashOf(link), id],
    );
    const { actor } = await ask({}, { path: `/feeds/who?key=${link}` });
    expect(actor).toMatchObject({ person: id, participant: 'VN-MOH', roles: [], grants: [], via: 'feed-link' });
    expect((await ask({}, { path: `/who?key=${link}` })).actor.person).toBeNull();
    expect((await ask(bearer(link))).status).toBe(401);
    const [own, foreign] = [randomUUID(), randomUUID()];
    const address = feedFileAddress(testEnvironment({ DATABASE_URL: place.url }).CURSOR_SECRET, link, own);
    expect((await ask({}, { path: address })).actor.via).toBe('feed-link');
    for (const path of [address.replace(own, foreign), `/files/${own}?key=${link}`, address.replace(/.$/, '')])
      expect((await ask({}, { path })).status).toBe(401);
    await waitFor('the use to be noted', async () => {
      const [row] = await database.query<{ used: Date | null }>(
        `SELECT last_used_at AS used FROM access.feed_link WHERE token_hash = $1`,
        [hashOf(link)],
      );
      return row?.used !== null;
    });
    await database.query(`UPDATE access.feed_link SET revoked_at = now() WHERE person = $1`, [id]);
    await waitFor('the refusal', async () => (await ask({}, { path: `/feeds/who?key=${link}` })).status === 401, {
      timeoutMs: 1000,
    });
  });
});

describe('what was refused', () => {
  it('is counted at the door also where a browser is led to a page that says so', async () => {
    const environment = testEnvironment({
      DATABASE_URL: place.url,
      PUBLIC_URL: 'https://comity.example',
      RATE_LIMIT_FAILED_SIGN_INS: '2',
    });
    const door = await startService({ name: 'door', isPublic: true, environment, modules: () => [WhoModule] });
    try {
      const statuses: number[] = [];
      for (let n = 0; n < 4; n += 1) {
        const headers = { accept: 'text/html', cookie: `__Host-comity=cs_guess${n}` };
        statuses.push((await fetch(`${door.url}/who`, { headers, redirect: 'manual' })).status);
      }
      expect(statuses).toEqual([303, 303, 303, 429]);
    } finally {
      await door.close();
    }
  });
});

describe('a header', () => {
  it.each(['Basic eA==', 'Bearer', 'Bearer a b', 'Bearer cs_x', 'Bearer ck_x', 'Bearer ci_x'])(
    '%s is refused, and never taken for none',
    async (authorization) => {
      expect((await ask({ authorization })).status).toBe(401);
    },
  );
});

describe('a route', () => {
  it('that needs somebody signed in, or a permission, is not run without', async () => {
    const { subject } = await person({ role: 'reviewer' });
    const reviewer = bearer(await token(subject));
    const publisher = bearer(await token((await person({})).subject));
    expect((await ask({}, { path: '/signed-in' })).status).toBe(401);
    expect((await ask(reviewer, { path: '/signed-in' })).status).toBe(200);
    expect((await ask({}, { path: '/publishers' })).status).toBe(401);
    expect((await ask(reviewer, { path: '/publishers' })).status).toBe(403);
    expect((await ask(publisher, { path: '/publishers' })).status).toBe(200);
  });

  it('is refused as a problem, and a surprise while asking who asks is told to nobody', async () => {
    const { url, app } = services[0] as RunningService;
    const refusal = await fetch(`${url}/publishers`);
    expect(refusal.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await refusal.json()).toMatchObject({ status: 401, code: 'NOT_AUTHENTICATED' });
    const broken = jest
      .spyOn(app.get(Authentication), 'actorOf')
      .mockRejectedValueOnce(new Error('connect ECONNREFUSED 10.0.0.7:5432'));
    const answer = await fetch(`${url}/who`, { headers: bearer('x') });
    broken.mockRestore();
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('10.0.0.7');
  });

  it('that does not say who may ask it keeps the process from starting', async () => {
    @Controller()
    class SilentController {
      @Get('silent')
      silent(): object {
        return {};
      }
    }
    @Module({ controllers: [SilentController] })
    class SilentModule {}
    const environment = testEnvironment({ DATABASE_URL: place.url });
    await expect(startService({ name: 'silent', environment, modules: () => [SilentModule] })).rejects.toThrow(
      /do not say who may ask them, see RouteAccess: GET \/silent/,
    );
  });
});
