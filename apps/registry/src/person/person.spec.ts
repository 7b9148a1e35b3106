import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS, type Actor } from '#access';
import { SECRETARIAT } from '../registry.fixture.js';
import { DEMONSTRATION_PEOPLE } from './demonstration-people.js';
import { PeopleSeed } from './people.seed.js';
import { startPersonnel, type Personnel, type Somebody } from './personnel.fixture.js';

const ME = `{ me { name person { id roles { role participant { id } } } participant { id } participants { id } roles { role kinds }
  permissions warnings { code from publishers message } } }`;
const PEOPLE = `query ($participant: ID) { people(participant: $participant) { id name email roles { role participant { id } } } }`;
const PERSON = `query ($id: ID!) { person(id: $id) { id name } }`;
const WARNINGS = `query ($id: ID!) { authority(id: $id) { warnings { code from publishers } } }`;

const DAY = 86_400_000;
let people: Personnel;
let coordinator: Somebody;
let an: Somebody;
beforeAll(async () => {
  people = await startPersonnel();
  coordinator = await people.person('Binh', { role: 'coordinator' });
  an = await people.person('An', { role: 'publisher', kinds: ['LAW'] }, { role: 'reviewer', participant: 'ASEAN-HC3' });
});
afterAll(() => people.close());

describe('me', () => {
  it('is who is signed in, with what they may and for whom', async () => {
    const { me } = await people.data(ME, {}, { actor: await an.actor('VN-MOH') });
    expect(me).toMatchObject({
      name: 'An',
      person: { id: an.id, roles: expect.arrayContaining([{ role: 'REVIEWER', participant: { id: 'ASEAN-HC3' } }]) },
      participant: { id: 'VN-MOH' },
      participants: [{ id: 'ASEAN-HC3' }, { id: 'VN-MOH' }],
      roles: [{ role: 'PUBLISHER', kinds: ['LAW'] }],
    });
    expect(me.permissions).toContain('publication:publish');
    expect(me.permissions).not.toContain('person:manage');
  });

  it('is nobody without a sign-in and for a feed link, and a machine is no person', async () => {
    expect(await people.data(ME)).toEqual({ me: null });
    const link: Actor = { ...(await an.actor('VN-MOH')), via: 'feed-link', roles: [], grants: [] };
    expect(await people.data(ME, {}, { actor: link })).toEqual({ me: null });
    const machine: Actor = { ...actorFor('VN-MOH', ['publisher'], 'service:x', 'Legal database'), via: 'service' };
    expect((await people.data(ME, {}, { actor: machine })).me).toMatchObject({
      person: null,
      participants: [{ id: 'VN-MOH' }],
    });
  });
});

describe('people', () => {
  it('are seen by publishers and coordinators of their participant and the secretariat, each as far as it is theirs', async () => {
    for (const actor of [await coordinator.actor(), await an.actor('VN-MOH')]) {
      const found = (await people.data(PEOPLE, {}, { actor })).people;
      expect(found.map(({ name }: { name: string }) => name)).toEqual(['An', 'Binh']);
    }
    const [seen] = (await people.data(PEOPLE, {}, { actor: await coordinator.actor() })).people;
    expect(seen.roles).toEqual([{ role: 'PUBLISHER', participant: { id: 'VN-MOH' } }]);
    const [whole] = (await people.data(PEOPLE, { participant: 'VN-MOH' }, { actor: SECRETARIAT })).people;
    expect(whole.roles).toHaveLength(2);
  });

  it('are seen by nobody else', async () => {
    const others: Actor[] = [
      ANONYMOUS,
      await (await people.person('Chi', { role: 'contributor', participant: 'TH-MOPH' })).actor(),
      await (await people.person('Anna', { role: 'coordinator', participant: 'DE-BMG' })).actor(),
      await (await people.person('Sam', { role: 'partner-agent', participant: 'IOM' })).actor(),
      { ...actorFor('VN-MOH', ['regional-coordinator'], 'service:x'), via: 'service' },
      { ...(await coordinator.actor()), via: 'feed-link', roles: [], grants: [] },
    ];
    for (const actor of others) {
      const { errors } = await people.ask(PEOPLE, { participant: 'VN-MOH' }, { actor });
      expect(errors?.[0]?.extensions?.['code']).toMatch(/^NOT_AUTH/);
    }
  });

  it('of others do not exist', async () => {
    const actor = await (await people.person('Anna', { role: 'coordinator', participant: 'DE-BMG' })).actor();
    for (const id of [an.id, crypto.randomUUID(), 'x'])
      expect(await people.data(PERSON, { id }, { actor })).toEqual({ person: null });
    expect(await people.data(PERSON, { id: an.id }, { actor: await coordinator.actor() })).toEqual({
      person: { id: an.id, name: 'An' },
    });
  });
});

describe('a warning of too few publishers', () => {
  const warnings = async (id: string, actor: Actor) =>
    (await people.data(WARNINGS, { id }, { actor })).authority.warnings;

  it('is for its own people and the secretariat, not for the public', async () => {
    const expected = [{ code: 'FEWER_THAN_TWO_PUBLISHERS', from: null, publishers: 1 }];
    expect(await warnings('VN-MOH', await coordinator.actor())).toEqual(expected);
    expect(await warnings('VN-MOH', SECRETARIAT)).toEqual(expected);
    expect((await people.data(ME, {}, { actor: await coordinator.actor() })).me.warnings).toMatchObject(expected);
    const foreign = await (await people.person('Anna', { role: 'coordinator', participant: 'DE-BMG' })).actor();
    for (const actor of [ANONYMOUS, foreign]) expect(await warnings('VN-MOH', actor)).toEqual([]);
  });

  it('comes thirty days ahead when a role ends, and not earlier', async () => {
    const until = new Date(Date.now() + 29 * DAY);
    await people.person('One', { role: 'publisher', participant: 'MY-MOH' });
    await people.person('Two', { role: 'publisher', participant: 'MY-MOH', until });
    await people.person('One', { role: 'publisher', participant: 'ID-KEMKES' });
    await people.person('Two', { role: 'publisher', participant: 'ID-KEMKES', until: new Date(Date.now() + 31 * DAY) });
    const [warning] = await warnings('MY-MOH', SECRETARIAT);
    expect(warning).toMatchObject({ publishers: 1, from: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
    expect(await warnings('ID-KEMKES', SECRETARIAT)).toEqual([]);
  });
});

describe('the demonstration people', () => {
  it('are entered once, each with a sign-in and a role at a participant that is on the register', async () => {
    const seed = people.app.get(PeopleSeed, { strict: false });
    expect(await seed.load()).toBe(DEMONSTRATION_PEOPLE.length);
    expect(await seed.load()).toBe(0);
    const rows = await people.db.query<{ subject: string; participant: string; role: string }>(
      `SELECT i.subject, g.participant, g.role FROM access.identity i JOIN access.role_grant g USING (person) ORDER BY 1`,
    );
    expect(rows).toEqual(
      DEMONSTRATION_PEOPLE.map(({ subject, participant, role }) => ({ subject, participant, role })).sort((a, b) =>
        a.subject < b.subject ? -1 : 1,
      ),
    );
    for (const { participant } of DEMONSTRATION_PEOPLE)
      expect(await people.data(`{ participant(id: "${participant}") { id } }`)).toEqual({
        participant: { id: participant },
      });
  });
});
