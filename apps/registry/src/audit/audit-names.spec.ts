import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import { waitFor } from '#testing';
import { startPersonnel, type Personnel, type Somebody } from '../person/personnel.fixture.js';

const GRANT = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { ... on RoleGrant { id } ERROR } }`;
const INVITE = `mutation ($input: InviteInput!) { invite(input: $input) { ... on Invitation { id } ERROR } }`;
const LOG = `query ($filter: AuditFilter) { auditEntries(filter: $filter) { nodes { personName thingName thingRole } } }`;

let people: Personnel;
let coordinator: Somebody;
let granted: string;
let invited: string;
beforeAll(async () => {
  people = await startPersonnel();
  coordinator = await people.person('Binh', { role: 'coordinator' });
  const chi = await people.person('Chi', { role: 'contributor' });
  const actor = await coordinator.actor();
  const input = { participant: 'VN-MOH', person: chi.id, role: 'REVIEWER' };
  granted = (await people.change(actor, GRANT, { input })).id;
  const em = { participant: 'VN-MOH', name: 'Em', email: 'em@moh.example', roles: ['CONTRIBUTOR'] };
  invited = (await people.change(actor, INVITE, { input: em })).id;
});
afterAll(() => people.close());

const told = async (actor: Actor, thing: string) =>
  (await people.data(LOG, { filter: { thing } }, { actor })).auditEntries.nodes;

it('says in names who gave which role to whom', async () => {
  const named = [{ personName: 'Binh', thingName: 'Chi', thingRole: 'REVIEWER' }];
  expect(await told(await coordinator.actor(), granted)).toEqual(named);
  expect(await told(actorFor('VN-MOH', ['auditor'], 'a'), granted)).toEqual(named);
  expect(await told(actorFor('WHO', ['auditor'], 'a'), granted)).toEqual(named);
});

it('names who is invited to those alone who invite', async () => {
  expect(await told(await coordinator.actor(), invited)).toMatchObject([{ personName: 'Binh', thingName: 'Em' }]);
  expect(await told(actorFor('VN-MOH', ['publisher'], 'p'), invited)).toMatchObject([
    { personName: 'Binh', thingName: null },
  ]);
});

it('names nobody of another participant', async () => {
  const stranger = await people.person('Anna', { role: 'coordinator', participant: 'DE-BMG' });
  const refused = await people.change(await stranger.actor(), GRANT, {
    input: { participant: 'VN-MOH', person: coordinator.id, role: 'REVIEWER' },
  });
  expect(refused).toMatchObject({ code: 'NOT_AUTHORISED' });
  const filter = { person: stranger.id, participant: 'VN-MOH' };
  const [entry] = await waitFor('the refusal in the log', async () => {
    const { nodes } = (await people.data(LOG, { filter }, { actor: await coordinator.actor() })).auditEntries;
    return nodes.length > 0 && nodes;
  });
  expect(entry).toMatchObject({ personName: null });
});
