import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS } from '#access';
import { SECRETARIAT, startRegistry, type RegistryUnderTest } from '../registry.fixture.js';
import { DesignateService } from './designate.service.js';

const DESIGNATE = `mutation ($input: DesignateInput!) {
  designate(input: $input) {
    __typename
    ... on Authority { id functions designations(on: "2026-09-01") { capacity from to instrument demonstration } }
    ... on Error { code message path }
  }
}`;
const NATIONAL = 'DESIGNATED_NATIONAL_AUTHORITY';

describe('an authority', () => {
  let registry: RegistryUnderTest;
  const designate = async (input: object, actor = SECRETARIAT) =>
    (await registry.data(DESIGNATE, { input }, { actor })).designate;

  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'demonstration' });
    await registry.changes();
  });
  afterAll(() => registry.close());

  it('is the designated one of its country, marked as made up where it is', async () => {
    const { country } = await registry.data(
      `{ country(code: "VN") { authority { id name names { language value } functions demonstration certain country { name }
          designations { capacity from to demonstration } } authorities { id } } }`,
      {},
      { languages: ['vi'] },
    );
    expect(country.authority).toMatchObject({
      id: 'VN-MOH',
      name: 'Bộ Y tế',
      functions: [NATIONAL, 'MIGRANT_HEALTH'],
      demonstration: true,
      certain: true,
      country: { name: 'Việt Nam' },
    });
    expect(country.authority.designations).toContainEqual({
      capacity: NATIONAL,
      from: '2026-01-01',
      to: null,
      demonstration: true,
    });
    expect(country.authorities).toEqual([{ id: 'VN-MOH' }]);
  });

  it('was not designated before the day on which it was', async () => {
    const { authority } = await registry.data(
      '{ authority(id: "VN-MOH") { designations(on: "2025-12-31") { from } } }',
    );
    expect(authority).toEqual({ designations: [] });
  });

  it('stands in a register that is read page by page and filtered', async () => {
    const query = `query ($after: String) { authorities(first: 20, after: $after) { totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const { authorities: first } = await registry.data(query);
    const { authorities: second } = await registry.data(query, { after: first.pageInfo.endCursor });
    const ids = [...first.nodes, ...second.nodes].map(({ id }) => id);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect([first.totalCount, ids.length, new Set(ids).size]).toEqual([31, 31, 31]);
    expect(ids).toEqual([...ids].sort());

    const { both, focal, register } = await registry.data(
      `{ both: authorities(country: "PH") { nodes { id } } focal: authorities(country: "PH", function: MIGRANT_HEALTH) { nodes { id } }
         register: authorities(function: DESIGNATED_NATIONAL_AUTHORITY, first: 100) { totalCount } }`,
    );
    expect(both.nodes).toEqual([{ id: 'PH-DMW' }, { id: 'PH-DOH' }]);
    expect(focal.nodes).toEqual([{ id: 'PH-DMW' }]);
    expect(register.totalCount).toBe(30);
  });

  it('refuses a page size or a cursor that is not of this list', async () => {
    expect((await registry.ask('{ authorities(first: 101) { totalCount } }')).errors?.[0]?.message).toMatch(/^first: /);
    const { authorities } = await registry.data('{ authorities(first: 1) { pageInfo { endCursor } } }');
    const query = 'query ($after: String) { authorities(country: "PH", after: $after) { totalCount } }';
    expect((await registry.ask(query, { after: authorities.pageInfo.endCursor })).errors?.[0]?.message).toMatch(
      /^after: /,
    );
  });

  it('takes over from the one before on the day of its designation, and the network learns both sides', async () => {
    const instrument = 'Note verbale of 20 July 2026';
    const result = await designate({ authority: 'PH-DMW', capacity: NATIONAL, from: '2026-08-01', instrument });
    expect(result).toMatchObject({ __typename: 'Authority', id: 'PH-DMW' });
    expect(result.designations).toContainEqual({
      capacity: NATIONAL,
      from: '2026-08-01',
      to: null,
      instrument,
      demonstration: false,
    });
    const { authority } = await registry.data('{ authority(id: "PH-DOH") { allDesignations { capacity from to } } }');
    expect(authority.allDesignations).toEqual([{ capacity: NATIONAL, from: '2026-01-01', to: '2026-08-01' }]);
    const changes = await registry.changes();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      type: 'designation.changed',
      subject: 'PH-DMW',
      owner: 'PH-DMW',
      countries: ['PH'],
      legalBases: ['CODE-2010:7.3', 'CODE-2010:7.4'],
      legalDate: '2026-08-01',
      meaning:
        'Department of Migrant Workers (Philippines) is designated national authority under Article 7.3 of the WHO Code from 2026-08-01.',
    });
    expect(changes[0]?.differences).toMatchObject([
      {
        field: `designations.${NATIONAL}`,
        before: { authority: 'PH-DOH', from: '2026-01-01' },
        after: { authority: 'PH-DMW', from: '2026-08-01' },
      },
    ]);
  });

  it('is designated by nobody but the secretariat', async () => {
    const input = { authority: 'TH-MOPH', capacity: NATIONAL, from: '2026-08-01', instrument: 'A letter' };
    for (const actor of [
      ANONYMOUS,
      actorFor('TH-MOPH', ['publisher', 'coordinator'], 'p'),
      actorFor('IOM', ['partner-agent'], 'p'),
    ]) {
      expect(await designate(input, actor)).toMatchObject({ __typename: 'NotAuthorised' });
    }
    expect(await registry.changes()).toEqual([]);
  });

  it.each([
    ['an unknown authority', { authority: 'VN-XYZ', capacity: NATIONAL, from: '2026-08-01' }, ['input', 'authority']],
    [
      'an id that none can have',
      { authority: 'VN\u0000-MOH', capacity: NATIONAL, from: '2026-08-01' },
      ['input', 'authority'],
    ],
    [
      'an instrument that cannot be stored',
      { authority: 'VN-MOH', capacity: NATIONAL, from: '2026-08-01', instrument: 'a\u0000b' },
      ['input', 'instrument'],
    ],
    [
      'an instrument with half a character',
      { authority: 'VN-MOH', capacity: NATIONAL, from: '2026-08-01', instrument: 'a\ud800b' },
      ['input', 'instrument'],
    ],
    ['a date without its day', { authority: 'VN-MOH', capacity: NATIONAL, from: '2026-08' }, ['input', 'from']],
    [
      'a day before the designation it would end',
      { authority: 'VN-MOH', capacity: NATIONAL, from: '2025-06-01' },
      ['input', 'from'],
    ],
    [
      'a very long instrument',
      { authority: 'VN-MOH', capacity: NATIONAL, from: '2026-08-01', instrument: 'x'.repeat(501) },
      ['input', 'instrument'],
    ],
  ])('is not designated with %s: the field is named', async (_, input, path) => {
    expect(await designate(input)).toMatchObject({ __typename: 'InvalidInput', path });
    expect(await registry.changes()).toEqual([]);
  });

  it('is not designated twice for the same', async () => {
    const input = { authority: 'LA-MOH', capacity: NATIONAL, from: '2026-08-01', instrument: 'Decree 7' };
    expect(await designate(input)).toMatchObject({ __typename: 'Authority' });
    expect(await designate({ ...input, from: '2026-08-02' })).toMatchObject({
      __typename: 'Conflict',
      code: 'CONFLICT',
    });
    expect(await registry.changes()).toHaveLength(1);
  });

  it('is the only one of a country when two are designated at the same moment', async () => {
    const service = registry.app.get(DesignateService, { strict: false });
    await Promise.allSettled(
      ['PH-DOH', 'PH-DMW'].map((authority) =>
        service.designate(SECRETARIAT, {
          authority,
          capacity: 'MIGRANT_HEALTH_FOCAL_POINT',
          from: '2026-08-01',
          instrument: authority,
        }),
      ),
    );
    const open = await registry.db.query(
      `SELECT 1 FROM registry.designation WHERE country = 'PH' AND capacity = 'MIGRANT_HEALTH_FOCAL_POINT' AND to_date IS NULL`,
    );
    expect(open).toHaveLength(1);
    expect(await registry.changes()).toHaveLength(1);
  });

  it('costs one query for the designations of twenty', async () => {
    const query =
      '{ authorities(first: 20) { nodes { functions designations { capacity authority { id } } allDesignations { from } country { name } } } }';
    expect(await registry.queries(() => registry.data(query))).toBe(1);
  });
});
