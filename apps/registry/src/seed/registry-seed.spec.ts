import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeSchema } from '#contracts';
import { drift } from '#database';
import { COUNTRY_CODES, projectFile } from '#kernel';
import { messagingSchema } from '#messaging';
import { testDatabase } from '#testing';
import { SECRETARIAT, startRegistry, type RegistryUnderTest } from '../registry.fixture.js';
import { registrySchema } from '../registry.schema.js';
import { readReferenceData, type ReferenceData } from './reference-data.js';

const data = (): ReferenceData => readReferenceData(projectFile('apps/registry/data'));

const bodyOf = (given: ReferenceData, id: string): ReferenceData['bodies'][number] => {
  const body = given.bodies.find((one) => one.id === id);
  if (!body) throw new Error(`no ${id}`);
  return body;
};

describe('the seed', () => {
  let registry: RegistryUnderTest;
  const count = async (sql: string): Promise<number> =>
    Number((await registry.db.query<{ count: string }>(`SELECT count(*) FROM registry.${sql}`))[0]?.count);

  beforeAll(async () => {
    registry = await startRegistry();
    await registry.seed.load();
  });
  afterAll(() => registry.close());

  it('holds exactly the countries that the kernel knows', async () => {
    const rows = await registry.db.query<{ alpha2: string }>('SELECT alpha2 FROM registry.country ORDER BY alpha2');
    expect(rows.map(({ alpha2 }) => alpha2)).toEqual([...COUNTRY_CODES].sort());
    expect(rows).toHaveLength(249);
  });

  it('holds 18 bodies and a part of one, 3 editions with 57, 46 of 47 and 55 countries, 31 authorities, 11 partners', async () => {
    expect(await count('regional_body WHERE part_of IS NULL')).toBe(18);
    expect(await count(`regional_body WHERE part_of = 'ASEAN'`)).toBe(1);
    const editions = await registry.db.query(
      `SELECT e.id, e.count, count(*) FILTER (WHERE l.certain)::int AS certain, count(*) FILTER (WHERE NOT l.certain)::int AS uncertain
       FROM registry.safeguards_edition e JOIN registry.safeguards_listing l ON l.edition = e.id GROUP BY e.id ORDER BY e.id`,
    );
    expect(editions).toEqual([
      { id: '2006', count: 57, certain: 57, uncertain: 0 },
      { id: '2020', count: 47, certain: 46, uncertain: 2 },
      { id: '2023', count: 55, certain: 55, uncertain: 0 },
    ]);
    expect(await count('authority')).toBe(31);
    expect(await count('partner')).toBe(11);
  });

  it('tells one change for each body, edition and designated authority, each fit for the change log', async () => {
    const changes = await registry.changes();
    const types = changes.map(({ type }) => type);
    expect(types.filter((type) => type === 'body.membership_changed')).toHaveLength(19);
    expect(types.filter((type) => type === 'safeguards.edition_published')).toHaveLength(3);
    expect(types.filter((type) => type === 'designation.changed')).toHaveLength(31);
    expect(changes).toHaveLength(53);
    for (const change of changes) expect(changeSchema.safeParse(change).error).toBeUndefined();
    const asean = changes.find(({ subject }) => subject === 'ASEAN');
    expect(asean?.owner).toBe('ASEAN');
    expect(asean?.readers).toEqual(['public']);
    expect(asean?.title['vi']).toBe('Hiệp hội các quốc gia Đông Nam Á');
    expect(asean?.members?.find(({ country }) => country === 'TL')).toEqual({
      country: 'TL',
      kind: 'MEMBER',
      from: '2025-10-26',
      to: null,
    });
    expect(changes.find(({ subject }) => subject === '2023')?.owner).toBe('WHO');
    expect(changes.find(({ subject }) => subject === 'VN-MOH')?.countries).toEqual(['VN']);
  });

  it('changes nothing and tells nothing when it runs again', async () => {
    expect(await registry.seed.load()).toEqual({ rows: 0, changes: 0 });
    expect(await registry.changes()).toEqual([]);
  });

  it('tells exactly one change, with the whole list, when one membership changed', async () => {
    const next = data();
    const member = bodyOf(next, 'BIMSTEC').members.find(({ country }) => country === 'MM');
    if (member) member.to = '2026-06-30';
    expect(await registry.seed.load('demonstration', next)).toEqual({ rows: 2, changes: 1 });
    const [change, ...others] = await registry.changes();
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      type: 'body.membership_changed',
      subject: 'BIMSTEC',
      countries: ['MM'],
      legalDate: '2026-06-30',
      meaning:
        'The membership of the Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation changed: ' +
        'Myanmar (Burma) is listed as member from 1997-12-22 until 2026-06-30.',
      differences: [
        {
          field: 'members.MM',
          before: [{ kind: 'MEMBER', from: '1997-12-22', to: null }],
          after: [{ kind: 'MEMBER', from: '1997-12-22', to: '2026-06-30' }],
        },
      ],
    });
    expect(change?.members).toHaveLength(7);
    expect(await registry.seed.load()).toEqual({ rows: 2, changes: 1 });
    await registry.changes();
  });

  it('writes a changed note or mark without telling anybody, since no fact changed', async () => {
    const next = data();
    const member = bodyOf(next, 'PIF').members.find(({ country }) => country === 'PF');
    if (member) member.check = false;
    expect(await registry.seed.load('demonstration', next)).toEqual({ rows: 2, changes: 0 });
    expect(await registry.seed.load()).toEqual({ rows: 2, changes: 0 });
  });

  it('leaves alone what people have entered', async () => {
    const entered = await registry.data(
      `mutation { setMembership(input: { body: "SAARC", country: AF, kind: MEMBER, from: "2007-04-03", to: "2026-01-01" }) { __typename }
                  designate(input: { authority: "PH-DMW", capacity: DESIGNATED_NATIONAL_AUTHORITY, from: "2026-02-01" }) { __typename } }`.replace(
        'AF,',
        '"AF",',
      ),
      {},
      { actor: SECRETARIAT },
    );
    expect(entered).toEqual({ setMembership: { __typename: 'RegionalBody' }, designate: { __typename: 'Authority' } });
    expect(await registry.changes()).toHaveLength(2);
    expect(await registry.seed.load()).toEqual({ rows: 0, changes: 0 });
    const { body, country } = await registry.data(
      `{ body(id: "SAARC") { members(on: "2026-01-01") { country { code } } } country(code: "PH") { authority { id } } }`,
    );
    expect(body.members.map((m: { country: { code: string } }) => m.country.code)).not.toContain('AF');
    expect(country.authority.id).toBe('PH-DMW');
  });

  it('writes nothing when one row of the data does not fit the register', async () => {
    const before = await count('regional_body');
    const broken = data();
    broken.bodies.push({ id: 'NOWHERE', name: { en: 'Nowhere' }, partOf: 'NOBODY', members: [] });
    await expect(registry.seed.load('demonstration', broken)).rejects.toThrow(/regional_body_part_of/);
    expect(await count('regional_body')).toBe(before);
    expect(await registry.changes()).toEqual([]);
  });
});

describe('the seed of a process that starts', () => {
  it('runs once when two processes start at the same time', async () => {
    const database = await testDatabase([messagingSchema, registrySchema]);
    const [one, other] = await Promise.all([
      startRegistry({ SEED: 'demonstration', database }),
      startRegistry({ SEED: 'demonstration', database }),
    ]);
    try {
      expect(await one.changes()).toHaveLength(53);
      for (const { data: ask } of [one, other]) {
        expect(await ask('{ country(code: "VN") { alpha3 authority { id } } }')).toEqual({
          country: { alpha3: 'VNM', authority: { id: 'VN-MOH' } },
        });
      }
    } finally {
      await one.app.close();
      await other.close();
    }
  });

  it('makes up no designation when only the reference data are asked for', async () => {
    const registry = await startRegistry({ SEED: 'reference' });
    try {
      expect((await registry.changes()).map(({ type }) => type)).not.toContain('designation.changed');
      const { authority } = await registry.data(
        '{ authority(id: "VN-MOH") { functions demonstration designations { from } country { authority { id } } } }',
      );
      expect(authority).toEqual({
        functions: ['MIGRANT_HEALTH'],
        demonstration: true,
        designations: [],
        country: { authority: null },
      });
      await registry.seed.load('demonstration');
      expect(await registry.changes()).toHaveLength(31);
      expect(await registry.seed.load('reference')).toEqual({ rows: 0, changes: 0 });
    } finally {
      await registry.close();
    }
  });
});

it('leaves no difference between the entities and the migrated database', async () => {
  const database = await testDatabase([messagingSchema, registrySchema]);
  expect(await drift(database.url, registrySchema)).toEqual([]);
  await database.drop();
});
