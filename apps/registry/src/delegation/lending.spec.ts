import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS, type Actor } from '#access';
import { startPersonnel, type Personnel, type Somebody } from '../person/personnel.fixture.js';

const MINE = `{ me { colleagues { id name } lent { role person { name } until } } }`;
const DELEGATE = `mutation ($input: DelegateInput!) { delegate(input: $input) { ... on RoleGrant { id } ERROR } }`;
const BACK = `mutation ($input: EndRoleInput!) { endDelegation(input: $input) { ... on RoleGrant { id } ERROR } }`;

let people: Personnel;
let chi: Somebody;
beforeAll(async () => {
  people = await startPersonnel();
  chi = await people.person('Chi', { role: 'contributor' });
  await people.person('Binh', { role: 'coordinator' });
  await people.person('An', { role: 'publisher' }, { role: 'reviewer' });
  await people.person('Anna', { role: 'publisher', participant: 'DE-BMG' });
  await people.person('Dung', { role: 'publisher', until: new Date(Date.now() - 1000) });
});
afterAll(() => people.close());

const mine = async (actor: Actor) => (await people.data(MINE, {}, { actor })).me;

describe('whoever lends a role', () => {
  it('is told by name who else holds one there now, and nobody of elsewhere or of before', async () => {
    const { colleagues } = await mine(await chi.actor());
    expect(colleagues.map(({ name }: { name: string }) => name)).toEqual(['An', 'Binh']);
  });

  it('sees what was lent until it is taken back, and nobody else sees it', async () => {
    const actor = await chi.actor();
    const [an] = (await mine(actor)).colleagues as { id: string }[];
    const [own] = await people.grants.ofPersons([chi.id]);
    const input = { grant: own!.id, to: an!.id, until: '2099-11-30' };
    const { id } = await people.change(actor, DELEGATE, { input });
    const lent = [{ role: 'CONTRIBUTOR', person: { name: 'An' }, until: '2099-11-30' }];
    expect((await mine(actor)).lent).toEqual(lent);
    const other = await people.person('Em', { role: 'contributor' });
    expect((await mine(await other.actor())).lent).toEqual([]);
    await people.change(actor, BACK, { input: { grant: id } });
    expect((await mine(actor)).lent).toEqual([]);
  });

  it('is not a coordinator, a machine or somebody of a token alone: they are told of nobody', async () => {
    const coordinator = await people.person('Phuc', { role: 'coordinator' });
    expect((await mine(await coordinator.actor())).colleagues).toEqual([]);
    expect((await mine({ ...(await chi.actor()), via: 'service' })).colleagues).toEqual([]);
    expect(await mine(ANONYMOUS)).toBeNull();
    const foreign = await mine(actorFor('PH-DOH', ['publisher'], 'person:maria'));
    expect(foreign).toEqual({ colleagues: [], lent: [] });
  });
});

describe('what a participant asks of its people', () => {
  const RULE = `query ($at: ID) { participantRule(participant: $at) { publishAcr secondPair participant { id } } }`;

  it('is read by its publishers and coordinators, and by the secretariat', async () => {
    const unasked = { publishAcr: null, secondPair: false, participant: { id: 'VN-MOH' } };
    for (const role of ['publisher', 'coordinator'] as const)
      expect((await people.data(RULE, {}, { actor: actorFor('VN-MOH', [role], 'p') })).participantRule).toEqual(
        unasked,
      );
    const secretariat = actorFor('WHO', ['secretariat'], 's');
    expect((await people.data(RULE, { at: 'VN-MOH' }, { actor: secretariat })).participantRule).toEqual(unasked);
  });

  it('is nobody else’s to read', async () => {
    for (const actor of [ANONYMOUS, actorFor('VN-MOH', ['contributor'], 'c'), actorFor('DE-BMG', ['coordinator'], 'd')])
      expect((await people.ask(RULE, { at: 'VN-MOH' }, { actor })).errors).toHaveLength(1);
  });
});
