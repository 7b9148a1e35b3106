import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importJWK, SignJWT, type JWK } from 'jose';
import { Client as Postgres } from 'pg';
import { WebSocket } from 'ws';
import { startMailSink, startTogether, Visitor, waitFor, type MailSink, type Network } from '#testing';
import { Client } from './client.js';
import { lawInput, titled } from './records.js';

/**
 * How people come and go, asked from outside of the node that `npm start` starts: by letters, pages, cookies and keys. One
 * story in the order of its chapters at the ministry of Viet Nam, then others elsewhere.
 */
let mail: MailSink;
let network: Network;
let database: Postgres;
let coordinator: Visitor;
let secretariat: Visitor;

beforeAll(async () => {
  mail = await startMailSink();
  network = await startTogether({ environment: { SEED: 'demonstration', SMTP_URL: mail.url } });
  database = new Postgres({ connectionString: network.databaseUrl });
  await database.connect();
  // Chi is known to the provider alone; the rest of the register is as it comes.
  const chi = `(SELECT id FROM access.person WHERE email = 'chi@moh.example')`;
  for (const table of ['identity', 'role_grant'])
    await database.query(`DELETE FROM access.${table} WHERE person = ${chi}`);
  await database.query(`DELETE FROM access.person WHERE id = ${chi}`);
  [coordinator, secretariat] = await Promise.all([signedIn('binh'), signedIn('wanjiru')]);
}, 150_000);
afterAll(async () => {
  await database?.end();
  await network?.stop();
  await mail?.close();
}, 30_000);

interface Result {
  __typename: string;
  id: string;
  code?: string;
  message?: string;
  [field: string]: unknown;
}

const FAULT = '__typename ... on Error { code message }';
const GRANT = `{ ${FAULT} ... on RoleGrant { id role from until startsAt endsAt inForce } }`;
const RECORD = `{ ${FAULT} ... on Publication { id state draftVersion } }`;

async function signIn(visitor: Visitor, person: string, at = '/sign-in'): Promise<void> {
  const asked = await visitor.get(at);
  const { status, text } = await visitor.send(asked.url.pathname, { person });
  if (status !== 200) throw new Error(`${person} was not signed in (${status}): ${text.slice(-600)}`);
}

async function signedIn(person: string): Promise<Visitor> {
  const visitor = new Visitor(network.url);
  await signIn(visitor, person);
  return visitor;
}

/** What came of a mutation, whether it was hoped for or not. */
async function act(visitor: Visitor, mutation: string, variables: Record<string, unknown> = {}): Promise<Result> {
  const { body } = await visitor.ask<{ data?: Record<string, Result>; errors?: Result[] }>(mutation, {}, variables);
  const result = Object.values(body.data ?? {})[0];
  if (!result) throw new Error(`not answered: ${JSON.stringify({ mutation, variables, body })}`);
  return result;
}

async function done(visitor: Visitor, mutation: string, variables: Record<string, unknown> = {}): Promise<Result> {
  const result = await act(visitor, mutation, variables);
  if (result.code !== undefined) throw new Error(`refused: ${JSON.stringify({ mutation, variables, result })}`);
  return result;
}

const draftLaw = (visitor: Visitor, title: string): Promise<Result> =>
  done(visitor, `mutation ($input: LawInput!) { createLaw(input: $input) ${RECORD} }`, {
    input: lawInput(titled(title)),
  });
const publish = (visitor: Visitor, id: string): Promise<Result> =>
  act(visitor, `mutation ($id: ID!) { publish(id: $id) ${RECORD} }`, { id });
const publishNew = (visitor: Visitor, title: string): Promise<Result> =>
  act(visitor, `mutation ($input: LawInput!) { publishLaw(input: $input) ${RECORD} }`, {
    input: lawInput(titled(title)),
  });

interface Me {
  person: { id: string; roles: { id: string; role: string; inForce: boolean }[] };
  participant: { id: string };
  roles: { role: string }[];
  warnings: { code: string; publishers: number }[];
}
async function me(visitor: Visitor): Promise<Me> {
  const { body } = await visitor.ask<{ data: { me: Me } }>(
    '{ me { person { id roles { id role inForce } } participant { id } roles { role } warnings { code publishers } } }',
  );
  return body.data.me;
}

/** A cookie, a key or a token: what it opens now, as a status. */
const opens = async (visitor: Visitor): Promise<number> => (await visitor.ask('{ countries { code } }')).status;
const keyOpens = async (url: string): Promise<number> => (await fetch(url)).status;
const tokenOpens = async (token: string): Promise<number> =>
  (await new Client(network.url, token).answer('{ countries { code } }')).status;

const drafts = async (visitor: Visitor): Promise<string[]> => {
  const { body } = await visitor.ask<{ data: { drafts: { nodes: { id: string }[] } } }>(
    '{ drafts(first: 50) { nodes { id } } }',
  );
  return body.data.drafts.nodes.map(({ id }) => id);
};

/** As the provider gives it to a program that acts for a person. */
async function providerToken(subject: string): Promise<string> {
  const file = readFileSync(join(network.folder, 'keys', 'identity-provider.json'), 'utf8');
  const [jwk] = (JSON.parse(file) as { jwks: { keys: [JWK] } }).jwks.keys;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: `${network.url}/oidc`, aud: 'comity', sub: subject, iat: now, exp: now + 600 })
    .setProtectedHeader({ alg: 'ES256', kid: jwk.kid as string })
    .sign(await importJWK(jwk, 'ES256'));
}

/** The calendar day somewhere. */
const dayIn = (zone: string, days = 0): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now() + days * 86_400_000);
const HANOI = 'Asia/Ho_Chi_Minh';

describe('at the ministry of Viet Nam', () => {
  const chi = (): Visitor => chiSignedIn as Visitor;
  let chiSignedIn: Visitor | undefined;

  it('a letter arrives, its link leads to the provider, and who signs in there has the role and no more', async () => {
    const stranger = new Visitor(network.url);
    const asked = await stranger.get('/sign-in');
    const refused = await stranger.send(asked.url.pathname, { person: 'chi' });
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('You are not in the register')]);

    await done(
      coordinator,
      `mutation ($input: InviteInput!) { invite(input: $input) { ${FAULT} ... on Invitation { id state } } }`,
      {
        input: {
          participant: 'VN-MOH',
          email: 'chi@moh.example',
          name: 'Tran Mai Chi',
          language: 'vi',
          roles: ['CONTRIBUTOR'],
        },
      },
    );
    const letter = await waitFor('the letter', () => mail.mails.find(({ to }) => to === 'chi@moh.example'));
    const link = new URL(/https?:\S+\/invitations\/ci_[\w-]+/.exec(letter.text)?.[0] ?? '');
    expect(link.origin).toBe(network.url);

    const visitor = new Visitor(network.url);
    const page = await visitor.get(link);
    expect(page.text).toContain('VN-MOH');
    const onward = /href="(\/sign-in\?invitation=[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&');
    await signIn(visitor, 'chi', onward as string);
    chiSignedIn = visitor;
    expect(await me(visitor)).toMatchObject({ participant: { id: 'VN-MOH' }, roles: [{ role: 'CONTRIBUTOR' }] });
    expect((await visitor.get('/register')).text).toContain('Tran Mai Chi');

    const { id } = await draftLaw(visitor, 'Written by who was invited');
    expect(await publish(visitor, id)).toMatchObject({ code: 'NOT_AUTHORISED' });
    const again = await new Visitor(network.url).get(link);
    expect([again.status, again.text]).toEqual([410, expect.stringContaining('was accepted already')]);
  }, 15_000);

  it('a role is lent from day to day: not before the first, and no longer than the lender likes', async () => {
    const an = await signedIn('an');
    const own = (await me(an)).person.roles[0];
    const deputy = (await me(chi())).person;
    const lend = (days: object): Promise<Result> =>
      act(an, `mutation ($input: DelegateInput!) { delegate(input: $input) ${GRANT} }`, {
        input: { grant: own?.id, to: deputy.id, ...days },
      });
    const takeBack = (grant: string): Promise<Result> =>
      done(an, `mutation ($input: EndRoleInput!) { endDelegation(input: $input) ${GRANT} }`, { input: { grant } });

    const tomorrow = dayIn(HANOI, 1);
    const later = await lend({ from: tomorrow, until: dayIn(HANOI, 7) });
    expect(later).toMatchObject({ __typename: 'RoleGrant', from: tomorrow, inForce: false });
    expect(await publishNew(chi(), 'Published a day too early')).toMatchObject({ code: 'NOT_AUTHORISED' });
    await takeBack(later.id);

    const now = await lend({ until: tomorrow });
    // Midnight in Hanoi is 17:00 UTC of the day before.
    expect(now).toMatchObject({ inForce: true, until: tomorrow, endsAt: `${tomorrow}T17:00:00.000Z` });
    await waitFor(
      'the deputy to publish',
      async () => (await publishNew(chi(), 'Published by a deputy')).code === undefined,
    );
    await takeBack(now.id);
    expect(await publishNew(chi(), 'Published after it was taken back')).toMatchObject({ code: 'NOT_AUTHORISED' });
  });

  it('a hand-over ends at once what opened for the old, and the new publishes the draft that was left', async () => {
    const an = await signedIn('an');
    const [old, successor] = [(await me(an)).person, (await me(chi())).person];
    const draft = await draftLaw(an, 'Begun by the one, published by the other');
    const { url } = (await done(
      an,
      `mutation { createFeedLink(name: "office") { ${FAULT} ... on FeedLinkSecret { url } } }`,
    )) as unknown as { url: string };
    const token = await providerToken('an');
    expect([await opens(an), await keyOpens(url), await tokenOpens(token)]).toEqual([200, 200, 200]);

    const handedOver = await done(
      coordinator,
      `mutation ($input: HandOverInput!) { handOver(input: $input) { ${FAULT} ... on HandOver { ended { role } begun { role } } } }`,
      { input: { participant: 'VN-MOH', from: old.id, to: successor.id, on: dayIn(HANOI) } },
    );
    expect(handedOver).toMatchObject({ ended: [{ role: 'PUBLISHER' }], begun: [{ role: 'PUBLISHER' }] });
    expect([await opens(an), await keyOpens(url), await tokenOpens(token)]).toEqual([401, 401, 401]);
    const { status, text } = await new Visitor(network.url).get(`/publications/${draft.id}`);
    expect([status, text.includes('Begun by the one')]).toEqual([404, false]);

    expect(await publish(chi(), draft.id)).toMatchObject({ __typename: 'Law', id: draft.id });
    expect((await new Visitor(network.url).get(`/publications/${draft.id}`)).text).toContain('Begun by the one');
  });

  it('a publisher who leaves with drafts open leaves them to whoever publishes next', async () => {
    const left = await draftLaw(chi(), 'Left open by who went');
    const { person } = await me(chi());
    await done(
      coordinator,
      `mutation ($input: PersonLeftInput!) { personLeft(input: $input) { ${FAULT} ... on Person { leftAt } } }`,
      { input: { person: person.id, participant: 'VN-MOH' } },
    );
    expect(await opens(chi())).toBe(401);
    expect((await me(coordinator)).warnings).toMatchObject([{ code: 'FEWER_THAN_TWO_PUBLISHERS', publishers: 0 }]);
    expect(await drafts(coordinator)).toContain(left.id);
    expect(await publish(coordinator, left.id)).toMatchObject({ code: 'NOT_AUTHORISED' });

    const { rows } = await database.query(`SELECT id FROM access.person WHERE email = 'an@moh.example'`);
    await done(coordinator, `mutation ($input: GrantRoleInput!) { grantRole(input: $input) ${GRANT} }`, {
      input: { person: (rows[0] as { id: string }).id, participant: 'VN-MOH', role: 'PUBLISHER' },
    });
    expect(await publish(await signedIn('an'), left.id)).toMatchObject({ __typename: 'Law', id: left.id });
  });
});

describe('a role until a day', () => {
  // 25 hours apart: what is today in the one is over in the other.
  const [LATE, EARLY] = ['Pacific/Pago_Pago', 'Pacific/Kiritimati'];
  const END = `mutation ($input: EndRoleInput!) { endRole(input: $input) ${GRANT} }`;

  async function setZone(zone: string): Promise<void> {
    const { body } = await secretariat.ask<{ data: { authority: { version: number } } }>(
      '{ authority(id: "TH-MOPH") { version } }',
    );
    await done(
      secretariat,
      `mutation ($input: UpdateAuthorityInput!) { updateAuthority(input: $input) { ${FAULT} ... on Authority { id } } }`,
      { input: { id: 'TH-MOPH', expectedVersion: body.data.authority.version, zone } },
    );
  }

  it('ends with the midnight of the authority’s own clock, wherever else it is another day already', async () => {
    const somchai = await signedIn('somchai');
    const grant = (await me(somchai)).person.roles[0]?.id;
    const until = dayIn(LATE);

    await setZone(EARLY);
    expect(await act(secretariat, END, { input: { grant, until } })).toMatchObject({
      __typename: 'InvalidInput',
      message: expect.stringContaining(`${until} is past`),
    });
    await setZone(LATE);
    const ending = await done(secretariat, END, { input: { grant, until } });
    expect(ending).toMatchObject({ until, inForce: true });
    expect(
      new Intl.DateTimeFormat('sv-SE', { timeZone: LATE, timeStyle: 'short', dateStyle: 'short' }).format(
        new Date(ending['endsAt'] as string),
      ),
    ).toBe(`${dayIn(LATE, 1)} 00:00`);
    expect(await publishNew(somchai, 'Published on the last day')).toMatchObject({ __typename: 'Law' });

    // Midnight comes closer than one can wait for; nobody is told when it strikes.
    await database.query(`UPDATE access.role_grant SET ends_at = now() + interval '1.5 seconds' WHERE id = $1`, [
      grant,
    ]);
    expect(await opens(somchai)).toBe(200);
    await waitFor('midnight', async () => (await opens(somchai)) === 401, { timeoutMs: 5000 });
    const page = await somchai.get('/register');
    expect([page.status, page.text]).toEqual([401, expect.stringContaining('the last role at TH-MOPH ended on')]);
  });
});

describe('somebody who is revoked while following live', () => {
  it('is told nothing more: the stream ends, and another cannot be opened', async () => {
    const maria = await signedIn('maria');
    const live = new WebSocket(`${network.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      origin: network.url,
      headers: { cookie: `comity=${maria.cookie('comity')}` },
    });
    const told: string[] = [];
    live.on('message', (data) => void told.push(String(data)));
    const closed = once(live, 'close').then(([code]) => Number(code));
    await once(live, 'open');
    live.send(JSON.stringify({ type: 'connection_init' }));
    await waitFor('the answer', () => told.some((message) => message.includes('connection_ack')));
    const query = 'subscription { changes { subject } }';
    live.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));

    const anna = await signedIn('anna');
    // Nobody is told of it but whoever is known.
    const input = { ...lawInput(titled('For the network')), audience: 'NETWORK' };
    const PUBLISH = `mutation ($input: LawInput!) { publishLaw(input: $input) ${RECORD} }`;
    const subjects: string[] = [];
    await waitFor('a change to be told', async () => {
      const number = `${subjects.length + 1}/2026`;
      subjects.push((await done(anna, PUBLISH, { input: { ...input, number } })).id);
      return subjects.some((id) => told.some((message) => message.includes(id)));
    });

    const grant = (await me(maria)).person.roles[0]?.id;
    await done(secretariat, `mutation ($input: EndRoleInput!) { endRole(input: $input) ${GRANT} }`, {
      input: { grant },
    });
    expect(await closed).toBe(4401);
    const after = await done(anna, PUBLISH, { input });
    expect(told.join()).not.toContain(after.id);
    expect(await opens(maria)).toBe(401);
  }, 20_000);
});

describe('the page of the inbox', () => {
  const pressed = (page: string, what: string): string => new RegExp(`value="(${what} [^"]+)"`).exec(page)?.[1] ?? '';

  it('does what its buttons say without a script, once or twice, and nothing for another site', async () => {
    await done(
      secretariat,
      `mutation { createSubscription(input: { name: "All", filter: {} }) { __typename ... on Error { code message } } }`,
    );
    const { id } = await done(
      await signedIn('anna'),
      `mutation ($input: LawInput!) { publishLaw(input: $input) ${RECORD} }`,
      { input: { ...lawInput(titled('To be found in an inbox')), number: 'inbox/2026' } },
    );
    const page = await waitFor('it to come', async () => {
      const { text } = await secretariat.get('/inbox');
      return text.includes(id) && text;
    });
    expect(page).toMatch(/Inbox \(\d+ unread\)/);

    const acknowledge = { do: pressed(page, 'acknowledge') };
    expect((await secretariat.send('/inbox', acknowledge, { origin: 'https://evil.example' })).status).toBe(401);
    expect((await new Visitor(network.url).send('/inbox', acknowledge)).url.pathname).not.toBe('/inbox');
    expect((await secretariat.get('/inbox')).text).toContain(`value="${acknowledge.do}"`);

    for (let n = 0; n < 2; n += 1) {
      const visit = await secretariat.send('/inbox', acknowledge);
      expect([visit.status, visit.way, visit.text.includes(`value="${acknowledge.do}"`)]).toEqual([
        200,
        ['/inbox', '/inbox'],
        false,
      ]);
    }
    expect((await secretariat.send('/inbox', { do: `mute ${id}` })).text).toContain('Muted or snoozed');
    expect((await secretariat.send('/inbox', { do: `unmute ${id}` })).text).not.toContain('Muted or snoozed');
    const upTo = pressed((await secretariat.get('/inbox')).text, 'read-all');
    if (upTo !== '') await secretariat.send('/inbox', { do: upTo });
    expect((await secretariat.get('/register')).text).not.toContain('unread)');
    expect((await secretariat.send('/inbox', { do: 'read 999999' })).status).toBe(404);
  }, 20_000);
});
