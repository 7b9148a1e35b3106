import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor, Readers, type Actor } from '#access';
import { SECRETARIAT, startRegistry, type RegistryUnderTest } from '../registry.fixture.js';

let registry: RegistryUnderTest;
beforeAll(async () => {
  registry = await startRegistry({ SEED: 'reference' });
});
afterAll(() => registry.close());

const set = async (reads: string[], partner = 'IOM', actor: Actor = SECRETARIAT) =>
  (
    await registry.data(
      `mutation ($input: SetPartnerReadsInput!) { setPartnerReads(input: $input) {
         __typename ... on Partner { id } ... on Error { code message } ... on InvalidInput { problems { path message } } } }`,
      { input: { partner, reads } },
      { actor },
    )
  ).setPartnerReads;

/** Asked of the table each time, as a process that has no news would. */
const keysOf = (participant: string): Promise<string[]> =>
  new Readers(registry.db, { edition: null } as ConstructorParameters<typeof Readers>[1]).keysOf(participant);

it('reads what is public until the secretariat grants it more, and no longer once that is taken back', async () => {
  expect(await keysOf('IOM')).toEqual(['public', 'participant:IOM']);
  expect(await set(['body:ASEAN', 'network'])).toEqual({ __typename: 'Partner', id: 'IOM' });
  expect((await keysOf('IOM')).sort()).toEqual(['body:ASEAN', 'network', 'participant:IOM', 'public']);
  await set(['network']);
  expect((await keysOf('IOM')).sort()).toEqual(['network', 'participant:IOM', 'public']);
  await set([]);
  expect(await keysOf('IOM')).toEqual(['public', 'participant:IOM']);
  await set(['network']);
  expect(await keysOf('IOM')).toContain('network');
});

it('is granted nothing that is not there, and nobody but the secretariat grants', async () => {
  expect(await set(['body:ATLANTIS', 'country:VN', 'network'])).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['input', 'reads', '0'] }, { path: ['input', 'reads', '1'] }],
  });
  expect(await set([], 'NOBODY')).toMatchObject({ __typename: 'NotFound' });
  for (const actor of [actorFor('IOM', ['partner-agent'], 'x'), actorFor('VN-MOH', ['publisher'], 'x')])
    expect(await set(['network'], 'IOM', actor)).toMatchObject({ __typename: 'NotAuthorised' });
});

it('leaves the register with what it was granted', async () => {
  await set(['network'], 'ILO');
  const version = (await registry.data('{ partner(id: "ILO") { version } }')).partner.version;
  await registry.data(
    'mutation ($input: RemovePartnerInput!) { removePartner(input: $input) { ... on Partner { id } } }',
    { input: { id: 'ILO', expectedVersion: version } },
    { actor: SECRETARIAT },
  );
  expect(await keysOf('ILO')).toEqual(['public', 'participant:ILO']);
});

it('a country reads what is for a body from the moment at which its membership is set', async () => {
  expect(await keysOf('VN-MOH')).toEqual(expect.arrayContaining(['body:ASEAN', 'body:ASEAN-HC3']));
  expect(await keysOf('VN-MOH')).not.toContain('body:PIF');
  const member = (input: object) =>
    registry.data(
      'mutation ($input: SetMembershipInput!) { setMembership(input: $input) { __typename } }',
      { input: { body: 'PIF', country: 'VN', kind: 'MEMBER', ...input } },
      { actor: SECRETARIAT },
    );
  await member({ from: '2026-01-01' });
  expect(await keysOf('VN-MOH')).toContain('body:PIF');
  await member({ from: '2026-01-01', to: '2026-02-01' });
  expect(await keysOf('VN-MOH')).not.toContain('body:PIF');
});
