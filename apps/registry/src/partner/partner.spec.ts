import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS, type Actor } from '#access';
import { SECRETARIAT, startRegistry, type RegistryUnderTest } from '../registry.fixture.js';

const mutation = (verb: string): string => `mutation ($input: ${verb[0]?.toUpperCase()}${verb.slice(1)}PartnerInput!) {
  ${verb}Partner(input: $input) { __typename ... on Partner { id kind name website version } ... on Error { code message path } }
}`;
const CENTRE = {
  id: 'WHO-CC-THA17',
  kind: 'COLLABORATING_CENTRE',
  names: [{ language: 'en', value: 'Collaborating Centre for Migrant Health' }],
  website: 'https://centre.example.th/migrants',
};

describe('a partner', () => {
  let registry: RegistryUnderTest;
  const ask = async (verb: 'create' | 'update' | 'remove', input: object, actor: Actor = SECRETARIAT) =>
    (await registry.data(mutation(verb), { input }, { actor }))[`${verb}Partner`];
  const read = async (id: string) =>
    (await registry.data('query ($id: ID!) { partner(id: $id) { id kind name website version } }', { id })).partner;

  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'reference' });
  });
  afterAll(() => registry.close());

  it('is entered, updated and taken off by the secretariat', async () => {
    expect(await ask('create', CENTRE)).toMatchObject({ __typename: 'Partner', version: 1 });
    const website = null;
    expect(await ask('update', { id: CENTRE.id, expectedVersion: 1, kind: 'UNIVERSITY', website })).toMatchObject({
      version: 2,
    });
    expect(await read(CENTRE.id)).toEqual({
      id: CENTRE.id,
      kind: 'UNIVERSITY',
      name: CENTRE.names[0]?.value,
      website,
      version: 2,
    });
    expect(await ask('update', { id: CENTRE.id, expectedVersion: 1 })).toMatchObject({ __typename: 'Conflict' });
    expect(await ask('remove', { id: CENTRE.id, expectedVersion: 1 })).toMatchObject({ __typename: 'Conflict' });
    expect(await ask('remove', { id: CENTRE.id, expectedVersion: 2 })).toMatchObject({ __typename: 'Partner' });
    expect(await read(CENTRE.id)).toBeNull();
    expect(await ask('update', { id: CENTRE.id, expectedVersion: 3 })).toMatchObject({ __typename: 'NotFound' });
    expect(await ask('create', CENTRE)).toMatchObject({ __typename: 'Conflict', path: ['input', 'id'] });
  });

  it('that was shipped and taken off does not come back with the next seed', async () => {
    const { version } = await read('ILO');
    await ask('remove', { id: 'ILO', expectedVersion: version });
    expect(await registry.seed.load('reference')).toEqual({ rows: 0, changes: 0 });
    expect(await read('ILO')).toBeNull();
  });

  it.each([
    [
      'the name of another',
      {
        names: [
          { language: 'en', value: 'Migration' },
          { language: 'fr', value: 'ORGANISATION INTERNATIONALE pour les migrations' },
        ],
      },
      'IOM',
    ],
    ['the website of another', { website: 'http://iom.int/' }, 'IOM'],
    ['the name of a regional body', { names: [{ language: 'en', value: 'European Union' }] }, 'EUROPEAN-UNION'],
  ])('is refused with %s, with a pointer to it', async (_, given, first) => {
    const result = await ask('create', { ...CENTRE, id: 'SECOND', ...given });
    expect(result).toMatchObject({ __typename: 'Conflict', message: expect.stringMatching(`^${first} `) });
    expect(await read('SECOND')).toBeNull();
  });

  it('is refused with an id that is an authority’s or a body’s, or bad fields', async () => {
    for (const id of ['VN-IOM', 'xy', 'A B'])
      expect(await ask('create', { ...CENTRE, id })).toMatchObject({
        __typename: 'InvalidInput',
        path: ['input', 'id'],
      });
    expect(await ask('create', { ...CENTRE, id: 'ASEAN' })).toMatchObject({ __typename: 'Conflict' });
    const website = 'https://user:secret@centre.example.th';
    expect(await ask('create', { ...CENTRE, id: 'NEW', website })).toMatchObject({ path: ['input', 'website'] });
    expect(await ask('update', { id: 'IOM', expectedVersion: 1, names: [] })).toMatchObject({
      path: ['input', 'names'],
    });
  });

  it('is left alone by everybody else', async () => {
    const wrong = [
      ANONYMOUS,
      actorFor('IOM', ['partner-agent', 'coordinator'], 'p'),
      actorFor('VN-MOH', ['coordinator', 'publisher'], 'p'),
    ];
    for (const actor of wrong) {
      expect(await ask('create', { ...CENTRE, id: 'OTHER' }, actor)).toMatchObject({ __typename: 'NotAuthorised' });
      for (const verb of ['update', 'remove'] as const)
        expect(await ask(verb, { id: 'IOM', expectedVersion: 1 }, actor)).toMatchObject({
          __typename: 'NotAuthorised',
        });
    }
    expect(await read('IOM')).toMatchObject({ version: 1 });
  });
});
