import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS, type Actor } from '#access';
import { waitFor } from '#testing';
import { SECRETARIAT } from '../registry.fixture.js';
import { startPersonnel, type Personnel, type Somebody } from './personnel.fixture.js';

const GRANT = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) {
  ... on RoleGrant { id role kinds from until startsAt endsAt inForce person { name } participant { id } } ERROR } }`;
const END = `mutation ($input: EndRoleInput!) { endRole(input: $input) { ... on RoleGrant { id until endsAt inForce } ERROR } }`;
const RULE = `mutation ($input: SetParticipantRuleInput!) { setParticipantRule(input: $input) {
  ... on ParticipantRule { publishAcr participant { id } } ERROR } }`;

let people: Personnel;
let coordinator: Somebody;
let publisher: Somebody;
let contributor: Somebody;
let foreign: Somebody;

beforeAll(async () => {
  people = await startPersonnel();
  coordinator = await people.person('Le Van Binh', { role: 'coordinator' });
  publisher = await people.person('Nguyen Thi An', { role: 'publisher' });
  contributor = await people.person('Tran Mai Chi', { role: 'contributor' });
  foreign = await people.person('Anna Weber', { role: 'coordinator', participant: 'DE-BMG' });
});
afterAll(() => people.close());

const grant = async (actor: Actor, input: Record<string, unknown>) =>
  people.change(actor, GRANT, { input: { participant: 'VN-MOH', role: 'REVIEWER', person: contributor.id, ...input } });

const end = async (actor: Actor, input: Record<string, unknown>) => people.change(actor, END, { input });

const grantOf = async ({ id }: Somebody): Promise<string> => (await people.grants.ofPersons([id]))[0]!.id;

describe('a coordinator', () => {
  it('grants a role at the own participant, limited and dated, and the log says so', async () => {
    const day = '2099-11-30';
    const granted = await grant(await coordinator.actor(), {
      role: 'PUBLISHER',
      kinds: ['LAW'],
      from: day,
      until: day,
    });
    expect(granted).toMatchObject({ role: 'PUBLISHER', kinds: ['LAW'], from: day, until: day, inForce: false });
    expect(await people.audited('grant:give')).toContainEqual({
      person: coordinator.id,
      thing: granted.id,
      participant: 'VN-MOH',
    });
  });

  it('grants nothing at another participant', async () => {
    const answer = await grant(await foreign.actor(), {});
    expect(answer).toMatchObject({ code: 'NOT_AUTHORISED', message: expect.stringContaining('VN-MOH') });
  });

  it('does not find people of another participant', async () => {
    const answer = await grant(await foreign.actor(), { participant: 'DE-BMG' });
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
    expect(await grant(await foreign.actor(), { participant: 'DE-BMG', person: crypto.randomUUID() })).toEqual(answer);
    expect(await grant(await foreign.actor(), { participant: 'DE-BMG', person: 'x' })).toEqual(answer);
  });

  it.each(['SECRETARIAT', 'OPERATOR'])('does not grant the role %s', async (role) => {
    expect(await grant(await coordinator.actor(), { role })).toMatchObject({ code: 'NOT_AUTHORISED' });
  });

  it('makes nobody of an authority a partner’s agent', async () => {
    expect(await grant(await coordinator.actor(), { role: 'PARTNER_AGENT' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('does not make himself publisher, not even for later', async () => {
    const answer = await grant(await coordinator.actor(), { role: 'PUBLISHER', person: coordinator.id });
    expect(answer).toMatchObject({ code: 'NOT_AUTHORISED', message: expect.stringContaining('himself') });
  });

  it('does not make a publisher coordinator at the same time, nor does the secretariat', async () => {
    for (const actor of [await coordinator.actor(), SECRETARIAT])
      expect(await grant(actor, { role: 'COORDINATOR', person: publisher.id })).toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('does not publish'),
      });
  });

  it('is told when the role is held already', async () => {
    const answer = await grant(await coordinator.actor(), { role: 'CONTRIBUTOR' });
    expect(answer).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('held already') });
  });

  it.each([
    [{ from: '2020-01-01' }, 'input.from'],
    [{ from: '2099-02', until: '2099-03-01' }, 'input.from'],
    [{ from: '2099-03-02', until: '2099-03-01' }, 'input.until'],
    [{ kinds: [] }, 'input.kinds'],
    [{ role: 'COORDINATOR', kinds: ['LAW'] }, 'input.kinds'],
  ])('is told what is wrong with %j', async (input, path) => {
    const answer = await grant(await coordinator.actor(), { ...input, person: contributor.id });
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', path: path.split('.') });
  });

  it('ends a role at once, once', async () => {
    const one = await people.person('Do Hai', { role: 'publisher' });
    const id = await grantOf(one);
    expect(await end(await coordinator.actor(), { grant: id })).toMatchObject({ id, inForce: false });
    await expect(one.actor()).rejects.toThrow('no role');
    expect(await end(await coordinator.actor(), { grant: id })).toMatchObject({ code: 'CONFLICT' });
    expect(await people.audited('grant:end')).toContainEqual({
      person: coordinator.id,
      thing: id,
      participant: 'VN-MOH',
    });
  });

  it('ends nothing of others, and cannot tell that it is there', async () => {
    const id = await grantOf(publisher);
    const answer = await end(await foreign.actor(), { grant: id });
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
    expect(await end(await foreign.actor(), { grant: crypto.randomUUID() })).toEqual(answer);
    expect(await end(await foreign.actor(), { grant: "'" })).toEqual(answer);
  });
});

describe('the last coordinator', () => {
  it('needs a successor, unless the secretariat ends the role', async () => {
    const last = await people.person('Budi', { role: 'coordinator', participant: 'ID-KEMKES' });
    const grantId = await grantOf(last);
    expect(await end(await last.actor(), { grant: grantId })).toMatchObject({ code: 'CONFLICT' });
    expect(await end(SECRETARIAT, { grant: grantId })).toMatchObject({ inForce: false });
  });

  it('says nothing more after the own role was ended, though the request began with it', async () => {
    const one = await people.person('One', { role: 'coordinator' });
    const stale = await one.actor();
    expect(await end(SECRETARIAT, { grant: await grantOf(one) })).toMatchObject({ inForce: false });
    const refusal = { code: 'NOT_AUTHORISED', message: expect.stringContaining('just been ended') };
    expect(await grant(stale, { role: 'AUDITOR' })).toMatchObject(refusal);
    expect(await end(stale, { grant: await grantOf(publisher) })).toMatchObject(refusal);
    expect((await publisher.actor()).roles).toContain('publisher');
  });

  it('is not lost when two end each other at once', async () => {
    const one = await people.person('One', { role: 'coordinator', participant: 'MY-MOH' });
    const other = await people.person('Other', { role: 'coordinator', participant: 'MY-MOH' });
    const [a, b] = [await one.actor(), await other.actor()];
    const [ofOne, ofOther] = [await grantOf(one), await grantOf(other)];
    const answers = await Promise.all([end(a, { grant: ofOther }), end(b, { grant: ofOne })]);
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'NOT_AUTHORISED' || code === 'CONFLICT')).toHaveLength(1);
    const left = (await people.grants.at(['MY-MOH'])).filter(({ endsAt }) => endsAt === null);
    expect(left).toHaveLength(1);
  });
});

describe('a day', () => {
  beforeAll(async () => {
    const update = `mutation ($input: UpdateAuthorityInput!) { updateAuthority(input: $input) { ... on Authority { zone } ERROR } }`;
    const input = { id: 'CA-HC', zone: 'America/New_York', expectedVersion: 1 };
    expect(await people.change(SECRETARIAT, update, { input })).toEqual({ zone: 'America/New_York' });
  });

  it.each([
    ['VN-MOH', '2026-11-30', '2026-11-30T17:00:00.000Z'],
    ['CA-HC', '2027-03-13', '2027-03-14T05:00:00.000Z'],
    ['CA-HC', '2027-03-14', '2027-03-15T04:00:00.000Z'],
    ['CA-HC', '2027-11-07', '2027-11-08T05:00:00.000Z'],
    ['ASEAN-HC3', '2026-11-30', '2026-12-01T00:00:00.000Z'],
  ])('at %s, %s, ends with the midnight at %s', async (participant, until, endsAt) => {
    const role = participant === 'ASEAN-HC3' ? 'REGIONAL_COORDINATOR' : 'REVIEWER';
    const somebody = await people.person('Somebody', { role: 'contributor', participant });
    const granted = await grant(SECRETARIAT, { participant, person: somebody.id, role, until });
    expect(granted).toMatchObject({ endsAt, until });
  });

  it('begins with its own midnight', async () => {
    const somebody = await people.person('Later', { role: 'contributor' });
    const granted = await grant(await coordinator.actor(), { person: somebody.id, from: '2099-01-01' });
    expect(granted).toMatchObject({ from: '2099-01-01', startsAt: '2098-12-31T17:00:00.000Z' });
  });
});

describe('a participant’s rule', () => {
  const rule = async (actor: Actor, input: object) =>
    people.change(actor, RULE, { input: { participant: 'VN-MOH', ...input } });

  it('is set by its coordinator, holds for its people, and is taken away', async () => {
    expect(await rule(await coordinator.actor(), { publishAcr: 'urn:strong' })).toMatchObject({
      publishAcr: 'urn:strong',
    });
    const holds = async (acr: string | null): Promise<boolean> => (await publisher.actor()).publishAcr === acr;
    await waitFor('the rule to be known', () => holds('urn:strong'), { timeoutMs: 1000 });
    expect(await rule(await coordinator.actor(), { publishAcr: null })).toMatchObject({ publishAcr: null });
    await waitFor('the rule to be gone', () => holds(null), { timeoutMs: 1000 });
  });
  it('is nobody else’s to set', async () => {
    for (const actor of [await publisher.actor(), await contributor.actor(), await foreign.actor(), ANONYMOUS])
      expect(await rule(actor, { publishAcr: null })).toMatchObject({ code: expect.stringMatching(/^NOT_AUTH/) });
    expect(await rule(await coordinator.actor(), { publishAcr: 'a b' })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

it('nobody else says who may', async () => {
  const service: Actor = { ...actorFor('VN-MOH', ['coordinator'], `service:${crypto.randomUUID()}`), via: 'service' };
  const link: Actor = { ...(await coordinator.actor()), via: 'feed-link', roles: [], grants: [] };
  const partner = actorFor('IOM', ['partner-agent'], 'test:iom');
  const id = await grantOf(publisher);
  for (const actor of [await publisher.actor(), await contributor.actor(), ANONYMOUS, service, link, partner]) {
    expect(await grant(actor, {})).toMatchObject({ code: expect.stringMatching(/^NOT_AUTH/) });
    expect(await end(actor, { grant: id })).toMatchObject({ code: expect.stringMatching(/^NOT_AUTH/) });
  }
});
