import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS, ParticipantZones, type Actor } from '#access';
import { SECRETARIAT, startRegistry, type RegistryUnderTest } from '../registry.fixture.js';
import { RegisterController } from '../register/register.controller.js';
import { EnterAuthorityService } from './enter-authority.service.js';

const FIELDS = `id version name ministry legalBasis website zone functions workingLanguages certain
  workingHours { days from to zone } contactPoints { office email telephone address languages audience }`;
const CREATE = `mutation ($input: CreateAuthorityInput!) {
  createAuthority(input: $input) { __typename ... on Authority { ${FIELDS} } ... on Error { code message path } ... on InvalidInput { problems { path message } } }
}`;
const UPDATE = CREATE.replace('CreateAuthorityInput', 'UpdateAuthorityInput').replace(
  'createAuthority',
  'updateAuthority',
);

const HOURS = { days: ['MONDAY', 'FRIDAY'], from: '08:00', to: '16:30', zone: 'Asia/Thimphu' };
const PUBLIC = {
  office: [{ language: 'en', value: 'International desk' }],
  email: 'desk@health.example.bt',
  telephone: '+9752321842',
  address: 'Kawajangsa\nThimphu',
  languages: ['pt', 'tet', 'en'],
  audience: 'PUBLIC',
};
const HIDDEN = {
  office: [{ language: 'en', value: 'Duty officer' }],
  email: 'duty-officer@health.example.bt',
  languages: ['en'],
  audience: 'NETWORK',
};
const bhutan = (given: object = {}): object => ({
  id: 'BT-MS',
  names: [
    { language: 'en', value: 'Ministry of Health' },
    { language: 'pt', value: 'Ministério da Saúde' },
  ],
  functions: ['MIGRANT_HEALTH'],
  legalBasis: 'Royal Charter, 2015',
  website: 'https://www.health.example.bt/',
  zone: 'Asia/Thimphu',
  workingLanguages: ['pt', 'en'],
  workingHours: [HOURS],
  contactPoints: [PUBLIC, HIDDEN],
  ...given,
});
const coordinatorOf = (participant: string): Actor => actorFor(participant, ['coordinator'], 'c');

describe('an authority on the register', () => {
  let registry: RegistryUnderTest;
  const create = async (input: object, actor: Actor = SECRETARIAT) =>
    (await registry.data(CREATE, { input }, { actor })).createAuthority;
  const update = async (input: object, actor: Actor = SECRETARIAT) =>
    (await registry.data(UPDATE, { input }, { actor })).updateAuthority;
  const read = async (id: string, actor: Actor = ANONYMOUS) =>
    (await registry.data(`query ($id: ID!) { authority(id: $id) { ${FIELDS} } }`, { id }, { actor })).authority;

  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'reference' });
    await registry.changes();
  });
  afterAll(() => registry.close());

  it('is entered in full by the secretariat, and read at once', async () => {
    expect(await create(bhutan())).toMatchObject({ __typename: 'Authority', id: 'BT-MS', version: 1 });
    expect(await read('BT-MS')).toEqual({
      id: 'BT-MS',
      version: 1,
      name: 'Ministry of Health',
      ministry: null,
      legalBasis: 'Royal Charter, 2015',
      website: 'https://www.health.example.bt/',
      zone: 'Asia/Thimphu',
      functions: ['MIGRANT_HEALTH'],
      workingLanguages: ['pt', 'en'],
      certain: true,
      workingHours: [HOURS],
      contactPoints: [{ ...PUBLIC, office: 'International desk' }],
    });
    const zones = await new ParticipantZones(registry.db).of(['BT-MS', 'BR-MS', 'ASEAN']);
    expect(Object.fromEntries(zones)).toEqual({ 'BT-MS': 'Asia/Thimphu', 'BR-MS': 'America/Sao_Paulo', ASEAN: 'UTC' });
  });

  it('shows a contact point of the network to authorities and the secretariat, and to nobody else by any path', async () => {
    const seenBy = async (actor: Actor): Promise<string> => JSON.stringify(await read('BT-MS', actor));
    for (const actor of [actorFor('VN-MOH', ['reviewer'], 'p'), coordinatorOf('BT-MS'), SECRETARIAT])
      expect(await seenBy(actor)).toContain(HIDDEN.email);
    for (const actor of [ANONYMOUS, actorFor('STRANGER', ['partner-agent'], 'p')])
      expect(await seenBy(actor)).not.toContain(HIDDEN.email);
    await registry.data(
      `mutation { designate(input: { authority: "BT-MS", capacity: DESIGNATED_NATIONAL_AUTHORITY, from: "2026-02-01" }) { __typename } }`,
      {},
      { actor: SECRETARIAT },
    );
    const everything = await registry.data(
      `{ register(country: "BT") { nodes { authority { ${FIELDS} } } } country(code: "BT") { authority { ${FIELDS} } authorities { ${FIELDS} } }
         participant(id: "BT-MS") { authority { ${FIELDS} } } authorities(country: "BT") { nodes { ${FIELDS} } } }`,
    );
    const told = JSON.stringify([everything, await registry.changes()]);
    const server = registry.app.getHttpAdapter().getInstance();
    const csv = (await server.inject('/register.csv')).body;
    const json = (await server.inject('/register.json')).body;
    for (const text of [JSON.stringify(everything), csv, json]) expect(text).toContain(PUBLIC.email);
    for (const text of [told, csv, json]) {
      expect(text).not.toContain(HIDDEN.email);
      expect(text).not.toContain('Duty officer');
    }
    const reply = { header: () => reply, type: () => reply } as never;
    const controller = registry.app.get(RegisterController, { strict: false });
    const peer = actorFor('VN-MOH', ['reviewer'], 'p');
    expect(await controller.csv(peer, {}, reply)).toContain(HIDDEN.email);
  });

  it.each([
    [
      'the same name in another language and manner',
      {
        names: [
          { language: 'en', value: 'Health' },
          { language: 'tet', value: 'MINISTERIO  da Saude.' },
        ],
      },
      'names',
    ],
    [
      'the same website, written otherwise',
      { names: [{ language: 'en', value: 'Health Service' }], website: 'http://health.example.bt' },
      'website',
    ],
  ])('is refused a second profile with %s, with a pointer to the first', async (_, given, field) => {
    const result = await create(bhutan({ id: 'BT-MOH', ...given }));
    expect(result).toMatchObject({ __typename: 'Conflict', code: 'CONFLICT', path: ['input', field] });
    expect(result.message).toMatch(/^BT-MS \(Ministry of Health\)/);
    expect(await read('BT-MOH')).toBeNull();
  });

  it('is refused its own id a second time, and lets another country have the same name', async () => {
    expect(await create(bhutan())).toMatchObject({ __typename: 'Conflict', path: ['input', 'id'] });
    expect(await create(bhutan({ id: 'VA-MS', website: null }))).toMatchObject({ __typename: 'Authority' });
  });

  it('is entered once when two enter it at the same moment', async () => {
    const service = registry.app.get(EnterAuthorityService, { strict: false });
    const both = await Promise.allSettled(
      ['SM-ISS', 'SM-MOH'].map((id) =>
        service.create(SECRETARIAT, { id, names: [{ language: 'en', value: 'Health Authority' }], functions: [] }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  it('says how it is reached itself: contact, hours and languages, and nothing else', async () => {
    const self = coordinatorOf('BT-MS');
    const hours = { ...HOURS, to: '17:00' };
    expect(
      await update(
        { id: 'BT-MS', expectedVersion: 1, workingHours: [hours], contactPoints: [HIDDEN], workingLanguages: ['tet'] },
        self,
      ),
    ).toMatchObject({
      __typename: 'Authority',
      version: 2,
      workingHours: [hours],
      workingLanguages: ['tet'],
      legalBasis: 'Royal Charter, 2015',
    });
    expect(await read('BT-MS')).toMatchObject({ version: 2, contactPoints: [], workingHours: [hours] });
    for (const given of [
      { names: [{ language: 'en', value: 'Another' }] },
      { website: null },
      { functions: [] },
      { zone: 'UTC' },
      { ministry: 'x', workingHours: [] },
    ]) {
      const result = await update({ id: 'BT-MS', expectedVersion: 2, ...given }, self);
      expect(result).toMatchObject({ __typename: 'NotAuthorised', code: 'NOT_AUTHORISED' });
    }
    expect(await read('BT-MS')).toMatchObject({ version: 2, workingHours: [hours] });
  });

  it('is entered and updated by nobody else', async () => {
    const wrong = [
      ANONYMOUS,
      coordinatorOf('VN-MOH'),
      actorFor('BT-MS', ['publisher', 'reviewer', 'contributor'], 'p'),
      actorFor('IOM', ['partner-agent'], 'p'),
    ];
    for (const actor of wrong) {
      expect(await create(bhutan({ id: 'BT-XX', website: null }), actor)).toMatchObject({
        __typename: 'NotAuthorised',
      });
      const input = { id: 'BT-MS', expectedVersion: 2, contactPoints: [] };
      expect(await update(input, actor)).toMatchObject({ __typename: 'NotAuthorised' });
    }
    expect(await create(bhutan({ id: 'BT-XX' }), coordinatorOf('BT-MS'))).toMatchObject({
      __typename: 'NotAuthorised',
    });
    expect(await read('BT-XX')).toBeNull();
    expect(await read('BT-MS', SECRETARIAT)).toMatchObject({ version: 2, contactPoints: [{ email: HIDDEN.email }] });
  });

  it('tells one who is not its coordinator the same whether it exists or not', async () => {
    const [there, notThere] = [
      await update({ id: 'BT-MS', expectedVersion: 2, workingHours: [] }, coordinatorOf('VN-MOH')),
      await update({ id: 'BT-NO', expectedVersion: 2, workingHours: [] }, coordinatorOf('VN-MOH')),
    ];
    expect(JSON.stringify(there).replaceAll('BT-MS', 'BT-NO')).toBe(JSON.stringify(notThere));
  });

  it('loses no update: who read an older version is told so', async () => {
    expect(await update({ id: 'BT-MS', expectedVersion: 1, ministry: 'Presidency' })).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringMatching(/version 2, you read version 1/),
    });
    expect(await update({ id: 'BT-MS', expectedVersion: 2, ministry: 'Presidency', website: null })).toMatchObject({
      version: 3,
      ministry: 'Presidency',
      website: null,
    });
    expect(await update({ id: 'BT-NO', expectedVersion: 1 })).toMatchObject({ __typename: 'NotFound' });
  });

  it('may not take the name of another one of its country later either', async () => {
    await create(
      bhutan({
        id: 'BT-INS',
        names: [{ language: 'en', value: 'Institute of Statistics' }],
        website: 'https://ins.example.bt',
      }),
    );
    const names = [{ language: 'en', value: 'Institute of Statistics' }];
    expect(await update({ id: 'BT-MS', expectedVersion: 3, names })).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringMatching(/^BT-INS/),
    });
  });

  it('names every field at fault', async () => {
    const result = await create({
      id: 'BHUTAN',
      names: [{ language: 'pt', value: ' ' }],
      functions: [],
      website: 'ftp://health.example.bt',
      zone: '+09:00',
      legalBasis: 'x'.repeat(501),
      workingHours: [
        { days: [], from: '8:00', to: '16:00', zone: 'Asia/Nowhere' },
        { days: ['MONDAY', 'MONDAY'], from: '16:00', to: '08:00', zone: 'Asia/Thimphu' },
      ],
      contactPoints: [
        {
          office: [{ language: 'en', value: 'Desk' }],
          email: 'desk(at)health',
          telephone: '033 101 234',
          languages: ['en', 'en'],
        },
        { office: [{ language: 'en', value: 'a\u0000b' }], languages: [] },
      ],
    });
    expect(result.__typename).toBe('InvalidInput');
    expect(result.problems.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.id',
      'input.names.0.value',
      'input.names',
      'input.legalBasis',
      'input.website',
      'input.zone',
      'input.workingHours.0.zone',
      'input.workingHours.0.days',
      'input.workingHours.0.from',
      'input.workingHours.1.days',
      'input.workingHours.1.to',
      'input.contactPoints.0.languages.1',
      'input.contactPoints.0.email',
      'input.contactPoints.0.telephone',
      'input.contactPoints.1.office.0.value',
      'input.contactPoints.1',
    ]);
    const service = registry.app.get(EnterAuthorityService, { strict: false });
    const tag = service.create(SECRETARIAT, { id: 'BT-XX', names: [{ language: 'xx', value: 'X' }] });
    await expect(tag).rejects.toMatchObject({
      problems: [{ path: 'input.names.0.language' }, { path: 'input.names' }],
    });
  });

  it('keeps what people entered when the reference data are loaded again', async () => {
    const before = await read('VN-MOH');
    await update({ id: 'VN-MOH', expectedVersion: before.version, legalBasis: 'Decree 95/2022/ND-CP' });
    expect(await registry.seed.load('reference')).toEqual({ rows: 0, changes: 0 });
    expect(await read('VN-MOH')).toMatchObject({ legalBasis: 'Decree 95/2022/ND-CP', name: before.name });
  });

  it('costs one query for the contact points of twenty', async () => {
    const query = '{ authorities(first: 20) { nodes { contactPoints { office } } } }';
    expect(await registry.queries(() => registry.data(query))).toBe(1);
  });
});
