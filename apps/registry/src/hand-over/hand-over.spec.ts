import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sessions, type Actor } from '#access';
import { startPersonnel, type Personnel, type Somebody } from '../person/personnel.fixture.js';

const HAND_OVER = `mutation ($input: HandOverInput!) { handOver(input: $input) { ... on HandOver {
  ended { role until endsAt inForce } begun { role kinds from startsAt inForce person { name } } invitation { email roles state }
  endedServiceAccounts { name } } ERROR } }`;
const LEFT = `mutation ($input: PersonLeftInput!) { personLeft(input: $input) { ... on Person { id leftAt roles { inForce } } ERROR } }`;
const DELEGATE = `mutation ($input: DelegateInput!) { delegate(input: $input) { ... on RoleGrant { id role until endsAt deputisesFor } ERROR } }`;
const TAKE_BACK = `mutation ($input: EndRoleInput!) { endDelegation(input: $input) { ... on RoleGrant { inForce } ERROR } }`;
const MACHINE = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) {
  ... on ServiceAccountSecret { secret serviceAccount { id roles } } ERROR } }`;

let people: Personnel;
let coordinator: Somebody;
beforeAll(async () => {
  people = await startPersonnel();
  coordinator = await people.person('Binh', { role: 'coordinator' });
});
afterAll(() => people.close());

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const handOver = async (input: object, actor?: Actor) =>
  people.change(actor ?? (await coordinator.actor()), HAND_OVER, { input: { participant: 'VN-MOH', ...input } });
const grantOf = async ({ id }: Somebody): Promise<string> => (await people.grants.ofPersons([id]))[0]!.id;

describe('a hand-over', () => {
  it('today ends everything of the one at once, and gives the same roles to the other', async () => {
    const old = await people.person('Old', { role: 'publisher', kinds: ['LAW'] }, { role: 'contributor' });
    const next = await people.person('Next', { role: 'reviewer' });
    const sessions = people.app.get(Sessions, { strict: false });
    const session = await sessions.open({ person: old.id, participant: 'VN-MOH', issuer: 'i', subject: 's', hours: 1 });
    const link = await people.change(
      await old.actor(),
      `mutation { createFeedLink(name: "x") { ... on FeedLinkSecret { feedLink { id } } ERROR } }`,
    );
    const answer = await handOver({ from: old.id, to: next.id, on: today() });
    expect(answer.ended.map(({ role, inForce }: Record<string, unknown>) => [role, inForce]).sort()).toEqual([
      ['CONTRIBUTOR', false],
      ['PUBLISHER', false],
    ]);
    expect(answer.begun.map(({ role, kinds, inForce }: Record<string, unknown>) => [role, kinds, inForce])).toEqual(
      expect.arrayContaining([
        ['PUBLISHER', ['LAW'], true],
        ['CONTRIBUTOR', null, true],
      ]),
    );
    expect((await next.actor()).roles).toEqual(expect.arrayContaining(['publisher', 'contributor', 'reviewer']));
    await expect(sessions.actorOf(session.token, () => () => true)).rejects.toThrow('ended');
    const [row] = await people.db.query<{ at: Date | null }>(
      'SELECT revoked_at AS at FROM access.feed_link WHERE id = $1',
      [link.feedLink.id],
    );
    expect(row!.at).not.toBeNull();
    expect(await people.audited('person:hand-over')).toContainEqual({
      person: coordinator.id,
      thing: old.id,
      participant: 'VN-MOH',
    });
  });

  it('of a later day changes hands at its midnight in Hanoi', async () => {
    const old = await people.person('Old', { role: 'publisher' });
    const next = await people.person('Next', { role: 'contributor' });
    const answer = await handOver({ from: old.id, to: next.id, on: '2099-06-01' });
    expect(answer.ended).toMatchObject([{ until: '2099-05-31', endsAt: '2099-05-31T17:00:00.000Z', inForce: true }]);
    expect(answer.begun).toMatchObject([{ from: '2099-06-01', startsAt: '2099-05-31T17:00:00.000Z', inForce: false }]);
    expect((await old.actor()).roles).toEqual(['publisher']);
  });

  it('to somebody who is not known yet sends an invitation with the same roles', async () => {
    const old = await people.person('Old', { role: 'publisher' });
    const answer = await handOver({ from: old.id, invite: { email: 'new@moh.example', name: 'New' }, on: today() });
    expect(answer).toMatchObject({
      begun: [],
      invitation: { email: 'new@moh.example', roles: ['PUBLISHER'], state: 'PENDING' },
    });
  });

  it('takes the service accounts along that the one had made', async () => {
    const old = await people.person('Old', { role: 'coordinator' });
    const next = await people.person('Next', { role: 'contributor' });
    const input = { participant: 'VN-MOH', name: 'Legal database', roles: ['CONTRIBUTOR'], kinds: ['LAW'] };
    const made = await people.change(await old.actor(), MACHINE, { input });
    expect(made.secret).toMatch(/^ck_/);
    const answer = await handOver({ from: old.id, to: next.id, on: today() });
    expect(answer.endedServiceAccounts).toEqual([{ name: 'Legal database' }]);
  });

  it('leaves nothing half done when one role cannot be handed over', async () => {
    const old = await people.person('Old', { role: 'contributor' }, { role: 'publisher' });
    const other = await people.person('Other', { role: 'coordinator' });
    expect(await handOver({ from: old.id, to: other.id, on: today() })).toMatchObject({ code: 'CONFLICT' });
    expect((await old.actor()).roles).toHaveLength(2);
    expect((await other.actor()).roles).toEqual(['coordinator']);
  });

  it('is for coordinators of the participant, and finds nobody of another', async () => {
    const old = await people.person('Old', { role: 'publisher' });
    const foreign = await people.person('Anna', { role: 'coordinator', participant: 'DE-BMG' });
    const given = { from: old.id, to: coordinator.id, on: today() };
    expect(await handOver(given, await old.actor())).toMatchObject({ code: 'NOT_AUTHORISED' });
    expect(await handOver(given, await foreign.actor())).toMatchObject({ code: 'NOT_AUTHORISED' });
    expect(await handOver({ ...given, participant: 'DE-BMG' }, await foreign.actor())).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await handOver({ ...given, to: foreign.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await handOver(given)).toMatchObject({
      code: 'NOT_AUTHORISED',
      message: expect.stringContaining('himself'),
    });
  });
});

describe('somebody who left', () => {
  it('holds nothing any more', async () => {
    const gone = await people.person('Gone', { role: 'publisher' });
    const input = { person: gone.id, participant: 'VN-MOH' };
    const answer = await people.change(await coordinator.actor(), LEFT, { input });
    expect(answer).toMatchObject({ leftAt: expect.any(String), roles: [{ inForce: false }] });
    await expect(gone.actor()).rejects.toThrow('not known');
  });

  it('keeps what is held elsewhere', async () => {
    const both = await people.person('Both', { role: 'publisher' }, { role: 'publisher', participant: 'DE-BMG' });
    const input = { person: both.id, participant: 'VN-MOH' };
    expect(await people.change(await coordinator.actor(), LEFT, { input })).toMatchObject({ leftAt: null });
    expect((await both.actor('DE-BMG')).roles).toEqual(['publisher']);
    await expect(both.actor('VN-MOH')).rejects.toThrow('ended on');
  });
});

describe('a deputy', () => {
  it('stands in for a time, ends with the lender, and lends nothing on', async () => {
    const lender = await people.person('An', { role: 'publisher' });
    const deputy = await people.person('Chi', { role: 'contributor' });
    const third = await people.person('Dung', { role: 'contributor' });
    const input = { grant: await grantOf(lender), to: deputy.id, until: '2099-01-01' };
    const lent = await people.change(await lender.actor(), DELEGATE, { input });
    expect(lent).toMatchObject({ role: 'PUBLISHER', until: '2099-01-01', deputisesFor: input.grant });
    expect((await deputy.actor()).roles).toContain('publisher');
    const on = { grant: lent.id, to: third.id, until: '2099-01-01' };
    expect(await people.change(await deputy.actor(), DELEGATE, { input: on })).toMatchObject({ code: 'CONFLICT' });
    await people.grants.end(input.grant, new Date(), 'test');
    expect((await deputy.actor()).roles).toEqual(['contributor']);
  });

  it('is taken back by the lender alone', async () => {
    const lender = await people.person('An', { role: 'publisher' });
    const deputy = await people.person('Chi', { role: 'contributor' });
    const input = { grant: await grantOf(lender), to: deputy.id, until: '2099-01-01' };
    const { id } = await people.change(await lender.actor(), DELEGATE, { input });
    expect(await people.change(await deputy.actor(), TAKE_BACK, { input: { grant: id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await people.change(await lender.actor(), TAKE_BACK, { input: { grant: id } })).toMatchObject({
      inForce: false,
    });
  });

  it('is of the same participant, no coordinator, not longer than the lender, and no one of others', async () => {
    const lender = await people.person('An', { role: 'publisher', until: new Date('2098-01-01') });
    const foreign = await people.person('Anna', { role: 'contributor', participant: 'DE-BMG' });
    const deputy = await people.person('Chi', { role: 'contributor' });
    const grant = await grantOf(lender);
    const lend = async (input: object, actor?: Actor) =>
      people.change(actor ?? (await lender.actor()), DELEGATE, { input: { grant, until: '2097-01-01', ...input } });
    expect(await lend({ to: foreign.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await lend({ to: coordinator.id })).toMatchObject({ code: 'CONFLICT' });
    expect(await lend({ to: lender.id })).toMatchObject({ code: 'CONFLICT' });
    expect(await lend({ to: deputy.id, until: '2099-01-01' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await lend({ to: deputy.id }, await deputy.actor())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await lend({ to: deputy.id }, await coordinator.actor())).toMatchObject({ code: 'NOT_AUTHORISED' });
  });
});
