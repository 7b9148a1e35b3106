import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authentication, ServiceAccounts, type Actor } from '#access';
import { waitFor } from '#testing';
import { startPersonnel, type Personnel, type Somebody } from '../person/personnel.fixture.js';

const ACCOUNT = `... on ServiceAccountSecret { secret serviceAccount { id name roles lastUsedAt revokedAt } } ERROR`;
const CREATE = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { ${ACCOUNT} } }`;
const ROTATE = `mutation ($id: ID!) { rotateServiceAccountSecret(id: $id) { ${ACCOUNT} } }`;
const REVOKE = `mutation ($id: ID!) { revokeServiceAccount(id: $id) { ${ACCOUNT} } }`;
const END = `mutation ($input: EndRoleInput!) { endRole(input: $input) { ... on RoleGrant { id } ERROR } }`;
const LIST = `{ serviceAccounts { id name lastUsedAt } }`;
const LINK = `mutation ($name: String!, $feed: String) { createFeedLink(name: $name, feed: $feed) { ... on FeedLinkSecret { url key feedLink { id name feed } } ERROR } }`;
const UNLINK = `mutation ($id: ID!) { revokeFeedLink(id: $id) { ... on FeedLinkSecret { url key feedLink { revokedAt } } ERROR } }`;
const LINKS = `query ($all: Boolean! = false) { feedLinks(all: $all) { id person { name } } }`;

let people: Personnel;
let coordinator: Somebody;
let publisher: Somebody;
let foreign: Actor;
beforeAll(async () => {
  people = await startPersonnel();
  coordinator = await people.person('Binh', { role: 'coordinator' });
  publisher = await people.person('An', { role: 'publisher' });
  foreign = await (await people.person('Anna', { role: 'coordinator', participant: 'DE-BMG' })).actor();
});
afterAll(() => people.close());

const create = async (input: object = {}, actor?: Actor) =>
  people.change(actor ?? (await coordinator.actor()), CREATE, {
    input: { participant: 'VN-MOH', name: 'Legal database', roles: ['PUBLISHER'], ...input },
  });

const refusal = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => false,
    () => true,
  );

describe('a service account', () => {
  it('signs in by its secret, which a rotation replaces and a revocation ends', async () => {
    const machines = people.app.get(ServiceAccounts, { strict: false });
    const { secret, serviceAccount } = await create({ roles: ['CONTRIBUTOR'] });
    const { id } = serviceAccount;
    const token = await machines.signIn(id, secret);
    expect(await machines.actorOf(token!.token)).toMatchObject({ participant: 'VN-MOH', roles: ['contributor'] });
    const actor = await coordinator.actor();
    const listed = (await people.data(LIST, {}, { actor })).serviceAccounts;
    expect(listed).toContainEqual({ id, name: 'Legal database', lastUsedAt: expect.any(String) });
    const rotated = await people.change(actor, ROTATE, { id });
    expect(await machines.signIn(id, secret)).toBeNull();
    await waitFor('the end of the token', () => refusal(machines.actorOf(token!.token)));
    expect(await machines.signIn(id, rotated.secret)).not.toBeNull();
    expect(await people.change(actor, REVOKE, { id })).toMatchObject({ secret: null });
    expect(await machines.signIn(id, rotated.secret)).toBeNull();
    expect(await people.change(actor, ROTATE, { id })).toMatchObject({ code: 'CONFLICT' });
  });

  it('that publishes shows its secret only to who publishes: a coordinator says what it may, and never holds it', async () => {
    const machines = people.app.get(ServiceAccounts, { strict: false });
    const { secret, serviceAccount } = await create();
    expect(secret).toBeNull();
    const { id } = serviceAccount;
    expect(await people.change(await coordinator.actor(), ROTATE, { id })).toMatchObject({ code: 'NOT_AUTHORISED' });
    const taken = await people.change(await publisher.actor(), ROTATE, { id });
    const token = await machines.signIn(id, taken.secret);
    expect(await machines.actorOf(token!.token)).toMatchObject({ roles: ['publisher'] });
    for (const actor of [foreign, await (await people.person('Chi', { role: 'contributor' })).actor()])
      expect((await people.change(actor, ROTATE, { id })).secret).toBeUndefined();
    expect(await people.change(await coordinator.actor(), REVOKE, { id })).toMatchObject({ secret: null });
  });

  it('publishes no kinds of record that who holds its secret does not', async () => {
    const laws = await people.person('Duc', { role: 'publisher', kinds: ['LAW'] });
    const all = (await create()).serviceAccount;
    const some = (await create({ kinds: ['LAW'] })).serviceAccount;
    expect(await people.change(await laws.actor(), ROTATE, { id: all.id })).toMatchObject({ code: 'NOT_AUTHORISED' });
    expect(await people.change(await laws.actor(), ROTATE, { id: some.id })).toMatchObject({
      secret: expect.any(String),
    });
    const body = { participant: 'ASEAN-HC3', role: 'regional-coordinator' } as const;
    const siti = await (await people.person('Siti', { ...body, kinds: ['LAW'] })).actor();
    const made = { participant: 'ASEAN-HC3', roles: ['PUBLISHER'] };
    expect((await create(made, siti)).secret).toBeNull();
    expect((await create({ ...made, kinds: ['LAW'] }, siti)).secret).toEqual(expect.any(String));
  });

  it('that only writes is not a publisher’s to take', async () => {
    const { id } = (await create({ roles: ['CONTRIBUTOR'] })).serviceAccount;
    expect(await people.change(await publisher.actor(), ROTATE, { id })).toMatchObject({ code: 'NOT_AUTHORISED' });
  });

  it('is listed to coordinators, and to publishers who may take its secret', async () => {
    const LISTED = `{ serviceAccounts { id viewerCan { takeSecret revoke } } }`;
    const listed = async (actor: Actor, id: string) =>
      (await people.data(LISTED, {}, { actor })).serviceAccounts.find((one: { id: string }) => one.id === id);
    const writes = (await create({ roles: ['CONTRIBUTOR'] })).serviceAccount.id;
    const posts = (await create({ kinds: ['LAW'] })).serviceAccount.id;
    const manager = await coordinator.actor();
    expect(await listed(manager, writes)).toMatchObject({ viewerCan: { takeSecret: true, revoke: true } });
    expect(await listed(manager, posts)).toMatchObject({ viewerCan: { takeSecret: false, revoke: true } });
    expect(await listed(await publisher.actor(), posts)).toMatchObject({
      viewerCan: { takeSecret: true, revoke: false },
    });
    expect(await listed(await publisher.actor(), writes)).toBeUndefined();
    const events = await people.person('Giang', { role: 'publisher', kinds: ['EVENT'] });
    expect(await listed(await events.actor(), posts)).toBeUndefined();
    await people.change(manager, REVOKE, { id: posts });
    expect(await listed(manager, posts)).toMatchObject({ viewerCan: { takeSecret: false, revoke: false } });
    const writer = await (await people.person('Hoa', { role: 'contributor' })).actor();
    expect((await people.ask(LISTED, {}, { actor: writer })).errors).toHaveLength(1);
  });

  it('ends with the roles of who took its secret last', async () => {
    const machines = people.app.get(ServiceAccounts, { strict: false });
    const { id } = (await create()).serviceAccount;
    const leaving = await people.person('Em', { role: 'publisher' });
    const { secret } = await people.change(await leaving.actor(), ROTATE, { id });
    expect(await machines.signIn(id, secret)).not.toBeNull();
    const [grant] = await people.grants.ofPersons([leaving.id]);
    const ended = await people.change(await coordinator.actor(), END, { input: { grant: grant!.id } });
    expect(ended).toEqual({ id: grant!.id });
    expect(await machines.signIn(id, secret)).toBeNull();
  });

  it.each(['COORDINATOR', 'REVIEWER', 'PARTNER_AGENT', 'REGIONAL_COORDINATOR'])(
    'of an authority is no %s',
    async (role) => {
      expect(await create({ roles: [role] })).toMatchObject({ code: 'INVALID_INPUT' });
    },
  );

  it('is made, seen and revoked by coordinators of its participant alone', async () => {
    const { id } = (await create()).serviceAccount;
    const machine: Actor = { ...(await coordinator.actor()), via: 'service' };
    for (const actor of [await publisher.actor(), foreign, machine])
      expect(await create({}, actor)).toMatchObject({ code: 'NOT_AUTHORISED' });
    const answer = await people.change(foreign, REVOKE, { id });
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
    expect(await people.change(foreign, REVOKE, { id: crypto.randomUUID() })).toEqual(answer);
    expect((await people.data(LIST, {}, { actor: foreign })).serviceAccounts).toEqual([]);
  });
});

describe('a feed link', () => {
  it('is shown once, reads as its owner, and is revoked by the owner or a coordinator of the participant', async () => {
    const authentication = people.app.get(Authentication, { strict: false });
    const { key, url, feedLink } = await people.change(await publisher.actor(), LINK, { name: 'Reader' });
    expect(url).toBe(`http://localhost:0/changes?key=${key}`);
    expect(await authentication.actorOfFeedLink(key, url)).toMatchObject({
      person: publisher.id,
      via: 'feed-link',
      roles: [],
    });
    const { id } = feedLink;
    const other = await (await people.person('Chi', { role: 'contributor' })).actor();
    for (const actor of [other, foreign])
      expect(await people.change(actor, UNLINK, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await people.data(LINKS, {}, { actor: other })).feedLinks).toEqual([]);
    const actor = await coordinator.actor();
    expect((await people.data(LINKS, { all: true }, { actor })).feedLinks).toEqual([{ id, person: { name: 'An' } }]);
    expect(await people.change(actor, UNLINK, { id })).toMatchObject({
      key: null,
      feedLink: { revokedAt: expect.any(String) },
    });
    await waitFor('the end of the link', () => refusal(authentication.actorOfFeedLink(key, url)));
  });

  it('is for one feed alone where it says so, and for none that is not of this node', async () => {
    const actor = await publisher.actor();
    const feed = 'http://localhost:0/feeds/publications.atom?topics=b,a&kinds=LAW&lang=vi';
    const { key, url, feedLink } = await people.change(actor, LINK, { name: 'Laws', feed });
    expect(feedLink.feed).toBe('/feeds/publications.atom?kinds=LAW&topics=a,b');
    expect(url).toBe(`http://localhost:0/feeds/publications.atom?kinds=LAW&topics=a,b&key=${key}`);
    const authentication = people.app.get(Authentication, { strict: false });
    for (const more of ['', '&before=40', '&lang=fr'])
      expect((await authentication.actorOfFeedLink(key, url + more)).via).toBe('feed-link');
    expect((await authentication.actorOfFeedLink(key, `/feeds/publications.atom?topics=a,b&key=x&kinds=LAW`)).via).toBe(
      'feed-link',
    );
    for (const other of ['/changes', '/feeds/publications.atom', `${url}&countries=VN`, url.replace('LAW', 'PRACTICE')])
      expect(await refusal(authentication.actorOfFeedLink(key, other))).toBe(true);
    for (const foreign of [
      'https://elsewhere.example/feeds/publications.atom',
      '/graphql',
      '/feeds/',
      'feeds',
      '/changes',
    ])
      expect(await people.change(actor, LINK, { name: 'x', feed: foreign })).toMatchObject({ path: ['feed'] });
  });

  it('makes no further one, and lists none', async () => {
    const link: Actor = { ...(await publisher.actor()), via: 'feed-link', roles: [], grants: [] };
    expect(await people.change(link, LINK, { name: 'x' })).toMatchObject({ code: 'NOT_AUTHORISED' });
    expect((await people.ask(LINKS, {}, { actor: link })).errors).toHaveLength(1);
  });
});
