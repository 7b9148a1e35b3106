import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt, importJWK, SignJWT, type JWK } from 'jose';
import type { Actor } from '#access';
import { Visitor, waitFor, type Visit } from '#testing';
import { Door } from './sign-in.fixture.js';

let door: Door;
beforeAll(async () => {
  door = await Door.open(2);
}, 60_000);
afterAll(() => door?.close());

let visitor: Visitor;
beforeEach(() => {
  visitor = new Visitor(door.url);
  door.is('nobody');
});

const who = async (by = visitor): Promise<Actor> => JSON.parse((await by.get('/who', { accept: '*/*' })).text) as Actor;
/** The news that something ended takes a moment to come. */
const refused = (by: Visitor): Promise<unknown> =>
  waitFor('the refusal', async () => (await by.get('/who', { accept: '*/*' })).status === 401);
const heading = ({ text }: Visit): string | undefined => /<h1>([^<]*)<\/h1>/.exec(text)?.[1]?.trim();
const told = (visit: Visit): unknown => ({ status: visit.status, heading: heading(visit) });

describe('signing in', () => {
  it('makes a session of who the provider says, with what the register says', async () => {
    const { id } = await door.person({});
    const visit = await visitor.get('/sign-in?return=/who%3Fa=1');
    expect(visit.way).toEqual(['/sign-in', '/authorize', '/sign-in/callback', '/who']);
    expect(visit.url.search).toBe('?a=1');
    expect(await who()).toMatchObject({ person: id, participant: 'VN-MOH', roles: ['publisher'], via: 'session' });
  });

  it('goes on at another gateway than the one where it began', async () => {
    const { id } = await door.person({});
    const [, other = ''] = door.urls;
    door.onRedirect = (address) => void (address.port = new URL(other).port);
    const begun = await visitor.get('/sign-in');
    expect(begun.url.host).toBe(new URL(other).host);
    // The code was asked for under another redirect address, which a real load balancer hides; who it is was proven all the same.
    expect((await who(visitor)).person).toBe(id);
  });

  it('keeps its cookie from scripts and from other sites, and gives a new secret each time', async () => {
    await door.person({});
    await visitor.get('/sign-in');
    const first = visitor.cookie('comity');
    const begun = await fetch(`${door.url}/sign-in`, { redirect: 'manual' });
    expect(begun.headers.get('set-cookie')).toMatch(
      /^comity-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    await visitor.get('/sign-in');
    expect(visitor.cookie('comity')).not.toBe(first);
    const old = new Visitor(door.url);
    old.setCookie('comity', first as string);
    expect((await old.get('/who', { accept: '*/*' })).status).toBe(401);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
  ])('never leads to another site: %s', async (asked) => {
    await door.person({});
    const visit = await visitor.get(`/sign-in?return=${encodeURIComponent(asked)}`);
    expect(visit.url.origin).toBe(door.url);
  });

  it('asks whom to act for where there is a choice, and changes by a new session', async () => {
    await door.person({}, { participant: 'ASEAN-HC3', role: 'regional-coordinator' });
    const visit = await visitor.get('/sign-in?return=/who');
    expect([heading(visit), visit.url.pathname]).toEqual(['Whom do you act for?', '/sign-in/participant']);
    expect(visit.text).toContain('Sign out</button>');
    expect((await who()).participant).toBe('ASEAN-HC3');
    const before = visitor.cookie('comity') as string;
    expect((await visitor.send('/sign-in/participant', { participant: 'VN-MOH', return: '/who' })).url.pathname).toBe(
      '/who',
    );
    expect((await who()).participant).toBe('VN-MOH');
    expect(visitor.cookie('comity')).not.toBe(before);
    expect(told(await visitor.send('/sign-in/participant', { participant: 'DE-BMG' }))).toMatchObject({ status: 403 });
    expect((await who()).participant).toBe('VN-MOH');
  });

  it('acts at once for the participant that was asked for', async () => {
    await door.person({}, { participant: 'ASEAN-HC3', role: 'regional-coordinator' });
    expect((await visitor.get('/sign-in?participant=VN-MOH&return=/who')).url.pathname).toBe('/who');
    expect((await who()).participant).toBe('VN-MOH');
  });

  it('is refused for a participant whom the provider may not speak for', async () => {
    await door.person({ participant: 'DE-BMG' });
    expect(told(await visitor.get('/sign-in?participant=DE-BMG'))).toEqual({
      status: 403,
      heading: 'You have no role now',
    });
    expect(visitor.cookie('comity')).toBeUndefined();
  });

  it('with a stronger sign-in asks for it and looks whether it came', async () => {
    const { subject } = await door.person({});
    await visitor.get('/sign-in');
    const before = visitor.cookie('comity');
    expect(told(await visitor.get('/sign-in?acr=urn:strong'))).toEqual({
      status: 403,
      heading: 'A stronger sign-in is needed',
    });
    expect(visitor.cookie('comity')).toBe(before);
    door.is(subject, { acr: 'urn:strong' });
    await visitor.get('/sign-in?acr=urn:strong');
    expect(await who()).toMatchObject({ acr: 'urn:strong' });
  });
});

describe('a sign-in that goes wrong', () => {
  const cases: [what: string, set: () => void, status: number, heading: string][] = [
    [
      'broken off by the person',
      () => (door.onRedirect = (a) => error(a, 'access_denied')),
      403,
      'You did not sign in',
    ],
    [
      'refused by the provider',
      () => (door.onRedirect = (a) => error(a, 'temporarily_unavailable')),
      502,
      'Your provider refused',
    ],
    [
      'with another state',
      () => (door.onRedirect = (a) => a.searchParams.set('state', 'another')),
      400,
      'This is not the sign-in you began',
    ],
    [
      'without a state',
      () => (door.onRedirect = (a) => a.searchParams.delete('state')),
      400,
      'This is not the sign-in you began',
    ],
    [
      'answered by another issuer',
      () => (door.onRedirect = (a) => a.searchParams.set('iss', 'https://other.example')),
      400,
      'The answer comes from elsewhere',
    ],
    ['with another nonce', () => claim({ nonce: 'another' }), 400, 'The answer could not be believed'],
    ['with a token without nonce', () => claim({ nonce: undefined }), 400, 'The answer could not be believed'],
    [
      'with a token of another issuer',
      () => claim({ iss: 'https://other.example' }),
      400,
      'The answer could not be believed',
    ],
    [
      'with a token for another client',
      () => claim({ aud: 'another client' }),
      400,
      'The answer could not be believed',
    ],
    ['with a token that is over', () => claim({ exp: seconds(-60) }), 502, 'The clocks differ'],
    ['with a token of the future', () => claim({ nbf: seconds(600), iat: seconds(600) }), 502, 'The clocks differ'],
    [
      'with a code that was used',
      () => (door.answer = (r) => Object.assign(r, { statusCode: 400, body: { error: 'invalid_grant' } })),
      400,
      'This answer was used before',
    ],
    [
      'while the provider fails',
      () => (door.answer = (r) => Object.assign(r, { statusCode: 503, body: {} })),
      502,
      'Your provider does not answer',
    ],
    [
      'with a signature of nobody',
      () => (door.answer = (r) => forge(r.body as Record<string, string>)),
      400,
      'The answer could not be believed',
    ],
    [
      'with a token that is signed by none',
      () => (door.answer = (r) => unsign(r.body as Record<string, string>)),
      400,
      'The answer could not be believed',
    ],
    ['of somebody whom the register does not know', () => door.is('a stranger'), 403, 'You are not in the register'],
  ];
  const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from;
  const claim = (claims: Record<string, unknown>): void => void Object.assign(door.claims, claims);
  const error = (address: URL, code: string): void => {
    address.searchParams.delete('code');
    address.searchParams.set('error', code);
  };
  const forge = (body: Record<string, string>): void => {
    const [head, payload, signature = ''] = String(body['id_token']).split('.');
    body['id_token'] = [head, payload, signature.split('').reverse().join('')].join('.');
  };
  const unsign = (body: Record<string, string>): void => {
    const head = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    body['id_token'] = [head, String(body['id_token']).split('.')[1], ''].join('.');
  };

  it.each(cases)('%s signs nobody in and says what to do', async (_what, set, status, words) => {
    await door.person({});
    set();
    const before = await door.sessions();
    const visit = await visitor.get('/sign-in');
    expect(told(visit)).toEqual({ status, heading: words });
    expect(visit.text).toContain('Request id, to quote');
    expect(visit.headers.get('cache-control')).toContain('no-store');
    expect(visitor.cookie('comity')).toBeUndefined();
    expect(await door.sessions()).toBe(before);
  });

  it('is not done twice by the same answer', async () => {
    await door.person({});
    let address = new URL(door.url);
    door.onRedirect = (to) => void (address = new URL(to));
    const begun = await fetch(`${door.url}/sign-in`, { redirect: 'manual' });
    const [sealed = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
    await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
    const first = await fetch(address, { redirect: 'manual', headers: { cookie: sealed } });
    expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
    const second = await fetch(address, { redirect: 'manual', headers: { cookie: sealed } });
    expect([second.status, second.headers.getSetCookie().join()]).toEqual([
      400,
      expect.not.stringContaining('comity=cs_'),
    ]);
  });

  it('without what only this browser holds, or with it altered, goes no further', async () => {
    await door.person({});
    expect(told(await visitor.get('/sign-in/callback?code=c&state=s'))).toEqual({
      status: 400,
      heading: 'This sign-in is over',
    });
    visitor.setCookie('comity-sign-in', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z');
    expect(told(await visitor.get('/sign-in/callback?code=c&state=s'))).toEqual({
      status: 400,
      heading: 'This sign-in is over',
    });
  });

  it('with the verifier of another sign-in is refused by the provider (PKCE)', async () => {
    await door.person({});
    // The code of one sign-in is put into another: its challenge does not fit the verifier.
    let stolen = '';
    door.onRedirect = (to) => void (stolen = to.searchParams.get('code') ?? '');
    const begun = await fetch(`${door.url}/sign-in`, { redirect: 'manual' });
    await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
    door.onRedirect = (to) => to.searchParams.set('code', stolen);
    expect(told(await visitor.get('/sign-in'))).toEqual({ status: 502, heading: 'Your provider refused' });
    expect(visitor.cookie('comity')).toBeUndefined();
  });
});

describe('a rotation of the provider’s keys', () => {
  it('loses no session, and the next sign-in takes the new key', async () => {
    const { id } = await door.person({});
    await visitor.get('/sign-in');
    await door.rotate();
    expect(await who()).toMatchObject({ person: id });
    for (let turn = 0; turn < 2; turn += 1) {
      const next = new Visitor(door.url);
      const visit = await next.get('/sign-in?return=/who');
      expect({ turn, ...(told(visit) as object), path: visit.url.pathname }).toMatchObject({
        status: 200,
        path: '/who',
      });
    }
    expect(await who()).toMatchObject({ person: id });
  }, 20_000);
});

describe('signing out', () => {
  it('ends the session here, then goes on at the provider, and the cookie is dead', async () => {
    await door.person({});
    await visitor.get('/sign-in');
    const held = visitor.cookie('comity') as string;
    const visit = await visitor.send('/sign-out');
    expect(visit.way.slice(0, 2)).toEqual(['/sign-out', '/endsession']);
    expect(visitor.cookie('comity')).toBeUndefined();
    visitor.setCookie('comity', held);
    expect((await visitor.get('/who', { accept: '*/*' })).status).toBe(401);
  });

  it('lets the browser forget what the portal kept of it', async () => {
    await door.person({});
    await visitor.get('/sign-in');
    const answer = await fetch(`${door.url}/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        origin: door.url,
        cookie: `comity=${visitor.cookie('comity') as string}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([303, '"storage"']);
  });

  it('is not done by another site', async () => {
    await door.person({});
    await visitor.get('/sign-in');
    expect(told(await visitor.send('/sign-out', {}, { origin: 'https://evil.example' }))).toMatchObject({
      status: 403,
    });
    expect((await who()).person).not.toBeNull();
    expect((await visitor.send('/who', {}, { origin: 'https://evil.example' })).status).toBe(401);
    expect((await visitor.send('/sign-in/participant', {}, { origin: 'null' })).status).toBe(403);
  });
});

describe('a session that is over', () => {
  it('says so on a page, takes the cookie away and leads on', async () => {
    const { id } = await door.person({});
    await visitor.get('/sign-in');
    await door.database.query('UPDATE access.role_grant SET ends_at = now() WHERE person = $1', [id]);
    await refused(visitor);
    const visit = await visitor.get('/who');
    expect(told(visit)).toEqual({ status: 401, heading: 'You are no longer signed in' });
    expect(visit.text).toContain('the last role at VN-MOH ended on');
    expect(visitor.cookie('comity')).toBeUndefined();
    expect(await who()).toMatchObject({ via: 'anonymous' });
  });

  it('says so to a form of ours too, and nothing to one of another site', async () => {
    const { id } = await door.person({});
    await visitor.get('/sign-in');
    await door.database.query('UPDATE access.role_grant SET ends_at = now() WHERE person = $1', [id]);
    await refused(visitor);
    expect((await visitor.send('/who', {}, { origin: 'https://evil.example' })).way).toEqual(['/who']);
    expect(told(await visitor.send('/who'))).toEqual({ status: 401, heading: 'You are no longer signed in' });
  });

  it('of a role that ended offers those that did not', async () => {
    const { id } = await door.person({}, { participant: 'ASEAN-HC3', role: 'regional-coordinator' });
    await visitor.get('/sign-in?participant=VN-MOH');
    await door.database.query(
      `UPDATE access.role_grant SET ends_at = now() WHERE person = $1 AND participant = 'VN-MOH'`,
      [id],
    );
    await refused(visitor);
    expect(heading(await visitor.get('/who'))).toBe('Whom do you act for?');
    await visitor.send('/sign-in/participant', { participant: 'ASEAN-HC3' });
    expect((await who()).participant).toBe('ASEAN-HC3');
  });
});

describe('a logout that the provider tells', () => {
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

  async function logoutToken(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
    const jwk = door.provider.issuer.keys.toJSON(true)[0] as JWK;
    return new SignJWT({ iss: door.issuer, aud: 'the client', jti: randomUUID(), events: { [EVENT]: {} }, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: jwk.kid as string, typ: 'logout+jwt', ...header })
      .setIssuedAt()
      .setExpirationTime('2m')
      .sign(await importJWK(jwk, 'RS256'));
  }
  const tell = async (token: string, url = door.url): Promise<{ status: number; caching: string | null }> => {
    const body = new URLSearchParams({ logout_token: token });
    const response = await fetch(`${url}/sign-in/back-channel`, { method: 'POST', body });
    return { status: response.status, caching: response.headers.get('cache-control') };
  };

  it('ends the session that it names, and no other', async () => {
    const { subject } = await door.person({});
    door.is(subject, { sid: 'one' });
    await visitor.get('/sign-in');
    door.is(subject, { sid: 'other' });
    const other = new Visitor(door.url);
    await other.get('/sign-in');
    expect(await tell(await logoutToken({ sub: subject, sid: 'one' }))).toEqual({ status: 200, caching: 'no-store' });
    await refused(visitor);
    expect((await who(other)).via).toBe('session');
  });

  it('of a person ends all of theirs, also those that began by acting for another participant', async () => {
    const { subject } = await door.person({}, { participant: 'ASEAN-HC3', role: 'regional-coordinator' });
    await visitor.get('/sign-in');
    await visitor.send('/sign-in/participant', { participant: 'VN-MOH' });
    expect((await tell(await logoutToken({ sub: subject }))).status).toBe(200);
    await refused(visitor);
  });

  it.each([
    ['has a nonce, as an ID token has', { nonce: 'n' }, {}],
    ['tells of nothing', { events: {} }, {}],
    ['names nobody', { sub: undefined }, {}],
    ['is for another client', { aud: 'another' }, {}],
    ['is of another issuer', { iss: 'https://other.example' }, {}],
    ['has no id', { jti: undefined }, {}],
    ['is of another type', {}, { typ: 'at+jwt' }],
  ])('is refused when it %s', async (_what, claims, header) => {
    const { subject } = await door.person({});
    await visitor.get('/sign-in');
    expect((await tell(await logoutToken({ sub: subject, ...claims }, header))).status).toBe(400);
    expect((await who()).via).toBe('session');
  });

  it('is refused when it was shown before, also to another gateway, or is no token at all', async () => {
    const { subject } = await door.person({});
    const token = await logoutToken({ sub: subject });
    expect((await tell(token)).status).toBe(200);
    await visitor.get('/sign-in');
    for (const url of door.urls) expect((await tell(token, url)).status).toBe(400);
    expect((await tell('no token')).status).toBe(400);
    expect((await who()).via).toBe('session');
  });
});

describe('a token for a service account', () => {
  const ask = (body: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${door.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(body), headers });
  const basic = (id: string, secret: string): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
  });
  const grant = { grant_type: 'client_credentials' };

  it('is given for id and secret, in the header or in the form, and acts for one participant', async () => {
    const { id, secret } = await door.serviceAccount();
    for (const response of [
      await ask(grant, basic(id, secret)),
      await ask({ ...grant, client_id: id, client_secret: secret }),
    ]) {
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const body = (await response.json()) as { access_token: string };
      expect(body).toEqual({ access_token: expect.stringMatching(/^ca_/), token_type: 'Bearer', expires_in: 3600 });
      const asked = await fetch(`${door.url}/who`, { headers: { authorization: `Bearer ${body.access_token}` } });
      expect(await asked.json()).toMatchObject({ participant: 'VN-MOH', via: 'service', roles: ['contributor'] });
    }
  });

  it('is refused with the words of RFC 6749', async () => {
    const { id, secret } = await door.serviceAccount();
    const refusals: [Promise<Response>, number, string][] = [
      [ask(grant, basic(id, 'wrong')), 401, 'invalid_client'],
      [ask(grant, basic(randomUUID(), secret)), 401, 'invalid_client'],
      [ask(grant), 401, 'invalid_client'],
      [ask({ grant_type: 'password' }, basic(id, secret)), 400, 'unsupported_grant_type'],
      [ask({}, basic(id, secret)), 400, 'invalid_request'],
      [ask({ ...grant, client_secret: secret }, basic(id, secret)), 400, 'invalid_request'],
    ];
    for (const [asked, status, error] of refusals) {
      const response = await asked;
      expect({ status: response.status, body: await response.json() }).toMatchObject({ status, body: { error } });
      expect(response.headers.has('www-authenticate')).toBe(status === 401);
    }
  });
});

describe('an invitation', () => {
  it('says who is invited to what, and is accepted by signing in', async () => {
    const token = await door.invitation();
    const page = await visitor.get(`/invitations/${token}`);
    expect(page.text.replace(/\s+/g, ' ')).toContain('<bdi>Pham Van Dung</bdi> to act for <bdi>VN-MOH</bdi>');
    const link = /href="(\/sign-in\?invitation=[^"]+)"/.exec(page.text)?.[1] as string;
    door.is(randomUUID());
    await visitor.get(link);
    expect(await who()).toMatchObject({ participant: 'VN-MOH', roles: ['contributor'], via: 'session' });
    const again = await new Visitor(door.url).get(`/invitations/${token}`);
    expect([again.status, again.text]).toEqual([410, expect.stringContaining('was accepted already')]);
  });

  it('is accepted from its own page alone: a link elsewhere leads there first', async () => {
    const token = await door.invitation();
    door.is(randomUUID());
    for (const site of ['cross-site', 'same-site', 'none']) {
      const led = await visitor.get(`/sign-in?invitation=${token}`, { 'sec-fetch-site': site });
      expect(led.way).toEqual(['/sign-in', `/invitations/${token}`]);
    }
    expect(await who()).toMatchObject({ via: 'anonymous' });
    await visitor.get(`/sign-in?invitation=${token}`, { 'sec-fetch-site': 'same-origin' });
    expect(await who()).toMatchObject({ participant: 'VN-MOH', via: 'session' });
  });

  it('that is over, withdrawn or unknown says so, before anybody signs in', async () => {
    const expired = await visitor.get(`/invitations/${await door.invitation({ expires: '-1 day' })}`);
    expect([expired.status, expired.text]).toEqual([410, expect.stringContaining('expired on')]);
    const withdrawn = await visitor.get(`/sign-in?invitation=${await door.invitation({ withdrawn: true })}`);
    expect([withdrawn.status, withdrawn.text]).toEqual([410, expect.stringContaining('was withdrawn')]);
    const unknown = await visitor.get('/invitations/ci_unknown');
    expect([unknown.status, unknown.text]).toEqual([404, expect.stringContaining('not known')]);
  });
});

describe('a sign-in that is refused', () => {
  /** Both gateways of this process hear of each. */
  const refusals = (action: string): Promise<{ reason: string }[]> =>
    door.database.query(
      `SELECT reason FROM audit.entry WHERE action = $1 AND outcome = 'REFUSED' AND at >= $2 GROUP BY reason ORDER BY min(id)`,
      [action, begun],
    );
  let begun: Date;
  beforeEach(() => {
    begun = new Date();
  });

  it('is in the audit log, whoever it was and whatever was shown', async () => {
    const subject = randomUUID();
    door.is(subject);
    await visitor.get('/sign-in');
    await door.person({});
    expect((await visitor.get('/sign-in?participant=DE-BMG')).status).toBe(403);
    await door.person({});
    await visitor.get('/sign-in?acr=strong');
    await visitor.send('/sign-out', {}, { origin: 'https://evil.example' });
    expect((await refusals('session:begin')).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(new RegExp(`unknown-person.*${subject}`)),
      expect.stringMatching(/no-role.*DE-BMG/),
      expect.stringMatching(/acr.*asked for strong/),
      expect.stringMatching(/foreign-request/),
    ]);
  });

  it('with a logout token that nobody signed, or a link that opens nothing, is there too', async () => {
    const body = new URLSearchParams({ logout_token: 'a.b.c' });
    expect((await fetch(`${door.url}/sign-in/back-channel`, { method: 'POST', body })).status).toBe(400);
    await visitor.get('/invitations/ci_guess');
    expect(await refusals('session:end')).toHaveLength(1);
    expect(await refusals('invitation:open')).toHaveLength(1);
    expect(JSON.stringify(await refusals('invitation:open'))).not.toContain('ci_guess');
  });
});

it('the ID token of a sign-in opens nothing as a bearer token', async () => {
  await door.person({});
  let idToken = '';
  door.answer = ({ body }) => void (idToken = String((body as Record<string, unknown>)['id_token']));
  await visitor.get('/sign-in');
  expect(decodeJwt(idToken).aud).toBe('the client');
  const response = await fetch(`${door.url}/who`, { headers: { authorization: `Bearer ${idToken}` } });
  expect(response.status).toBe(401);
});
