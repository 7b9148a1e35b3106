import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS } from '#access';
import { SECRETARIAT, startRegistry, type RegistryUnderTest } from '../registry.fixture.js';
import { waitFor } from '#testing';
import { DesignateService, type DesignateInput } from './designate.service.js';

const RESULT = `{ __typename ... on Authority { id allDesignations { capacity body { id } from to instrument instrumentFile { url sha256 } deputy { authority { id } office } } }
  ... on Error { code message path } }`;
const DESIGNATE = `mutation ($input: DesignateInput!) { designate(input: $input) ${RESULT} }`;
const END = `mutation ($input: EndDesignationInput!) { endDesignation(input: $input) ${RESULT} }`;
const NATIONAL = 'DESIGNATED_NATIONAL_AUTHORITY';
const SHA256 = '0123456789abcdef'.repeat(4);

describe('a designation', () => {
  let registry: RegistryUnderTest;
  const designate = async (input: object, actor = SECRETARIAT) =>
    (await registry.data(DESIGNATE, { input }, { actor })).designate;
  const end = async (input: object, actor = SECRETARIAT) =>
    (await registry.data(END, { input }, { actor })).endDesignation;
  const rows = (country: string) =>
    registry.db.query<{ authority: string; from_date: string; to_date: string | null }>(
      'SELECT authority, from_date, to_date FROM registry.designation WHERE country = $1 ORDER BY from_date',
      [country],
    );

  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'reference' });
    await registry.changes();
  });
  afterAll(() => registry.close());

  it('names its act, the file of it, and who stands in', async () => {
    const instrumentFile = { url: 'https://gazette.example.ph/eo-7.pdf', sha256: SHA256 };
    const deputy = { authority: 'PH-DMW', office: 'Policy bureau' };
    const input = {
      authority: 'PH-DOH',
      capacity: NATIONAL,
      from: '2020-03-01',
      instrument: 'Executive Order 7',
      instrumentFile,
      deputy,
    };
    expect(await designate(input)).toMatchObject({
      __typename: 'Authority',
      allDesignations: [
        {
          from: '2020-03-01',
          to: null,
          instrument: 'Executive Order 7',
          instrumentFile,
          deputy: { authority: { id: 'PH-DMW' }, office: 'Policy bureau' },
        },
      ],
    });
    const [change] = await registry.changes();
    expect(change?.differences[0]?.after).toMatchObject({
      instrumentFile,
      deputyAuthority: 'PH-DMW',
      deputyOffice: 'Policy bureau',
    });
  });

  it('coordinates a body in its country, one for each body', async () => {
    const input = { authority: 'PH-DOH', capacity: 'CLUSTER_COORDINATOR', body: 'ASEAN-HC3', from: '2026-01-01' };
    expect(await designate(input)).toMatchObject({ __typename: 'Authority' });
    expect(await designate({ ...input, body: 'ASEAN' })).toMatchObject({ __typename: 'Authority' });
    expect(await designate({ ...input, authority: 'PH-DMW', from: '2026-05-01' })).toMatchObject({
      allDesignations: [{ body: { id: 'ASEAN-HC3' }, from: '2026-05-01', to: null }],
    });
    const changes = await registry.changes();
    expect(changes.at(-1)?.meaning).toBe(
      'Department of Migrant Workers (Philippines) is coordinator of ASEAN-HC3 from 2026-05-01.',
    );
    expect(changes.at(-1)?.differences[0]?.before).toMatchObject({ authority: 'PH-DOH', body: 'ASEAN-HC3' });
    const { authority } = await registry.data(
      `{ authority(id: "PH-DOH") { designations(on: "2026-06-01") { capacity body { id } } } }`,
    );
    expect(authority.designations).toContainEqual({ capacity: 'CLUSTER_COORDINATOR', body: { id: 'ASEAN' } });
    expect(authority.designations).not.toContainEqual({ capacity: 'CLUSTER_COORDINATOR', body: { id: 'ASEAN-HC3' } });
  });

  it('leaves several regulators side by side', async () => {
    for (const authority of ['PH-DOH', 'PH-DMW'])
      expect(await designate({ authority, capacity: 'REGULATOR', from: '2026-01-01' })).toMatchObject({
        __typename: 'Authority',
      });
    const open = await registry.db.query(
      `SELECT 1 FROM registry.designation WHERE capacity = 'REGULATOR' AND to_date IS NULL`,
    );
    expect(open).toHaveLength(2);
    expect(await designate({ authority: 'PH-DOH', capacity: 'REGULATOR', from: '2026-02-01' })).toMatchObject({
      __typename: 'Conflict',
    });
    await registry.changes();
  });

  it('of the past is entered with its end, where it overlaps none', async () => {
    const past = {
      authority: 'PH-DMW',
      capacity: NATIONAL,
      from: '2010-05-21',
      to: '2020-03-01',
      instrument: 'Note verbale',
    };
    expect(await designate({ ...past, to: '2021-01-01' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'to'],
    });
    expect(await designate(past)).toMatchObject({ __typename: 'Authority' });
    expect(await designate({ ...past, authority: 'PH-DOH' })).toMatchObject({ __typename: 'Conflict' });
    const { before, after } = await registry.data(
      `{ before: authority(id: "PH-DMW") { designations(on: "2015-01-01") { capacity to } } after: authority(id: "PH-DMW") { designations(on: "2020-03-01") { capacity } } }`,
    );
    expect(before.designations).toEqual([{ capacity: NATIONAL, to: '2020-03-01' }]);
    expect(after.designations).toEqual([]);
    await registry.changes();
  });

  it('ends on its day without another in its place, and the network learns it', async () => {
    await designate({ authority: 'TH-MOPH', capacity: NATIONAL, from: '2026-01-01' });
    await registry.changes();
    const input = { authority: 'TH-MOPH', capacity: NATIONAL, to: '2026-07-01' };
    expect(await end({ ...input, to: '2026-01-01' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'to'],
    });
    expect(await end({ ...input, to: '2026-07' })).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'to'] });
    expect(await end(input)).toMatchObject({
      __typename: 'Authority',
      allDesignations: [{ from: '2026-01-01', to: '2026-07-01' }],
    });
    expect(await end(input)).toMatchObject({ __typename: 'Conflict' });
    const changes = await registry.changes();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      type: 'designation.changed',
      subject: 'TH-MOPH',
      legalDate: '2026-07-01',
      meaning:
        'Ministry of Public Health (Thailand) is no longer designated national authority under Article 7.3 of the WHO Code from 2026-07-01 on.',
      differences: [{ before: { to: null }, after: { authority: 'TH-MOPH', to: '2026-07-01' } }],
    });
    const { country } = await registry.data('{ country(code: "TH") { authority { id } } }');
    expect(country.authority).toBeNull();
  });

  it('is made and ended by nobody but the secretariat', async () => {
    for (const actor of [
      ANONYMOUS,
      actorFor('PH-DOH', ['coordinator', 'publisher'], 'p'),
      actorFor('IOM', ['partner-agent'], 'p'),
    ]) {
      expect(await designate({ authority: 'PH-DMW', capacity: NATIONAL, from: '2026-09-01' }, actor)).toMatchObject({
        __typename: 'NotAuthorised',
      });
      expect(await end({ authority: 'PH-DOH', capacity: NATIONAL, to: '2026-09-01' }, actor)).toMatchObject({
        __typename: 'NotAuthorised',
      });
    }
    expect((await rows('PH')).filter(({ to_date }) => to_date === '2026-09-01')).toEqual([]);
    expect(await registry.changes()).toEqual([]);
  });

  it.each([
    ['a coordinator of nothing', { capacity: 'CLUSTER_COORDINATOR' }, 'body'],
    ['a coordinator of an unknown body', { capacity: 'CLUSTER_COORDINATOR', body: 'ASEAN-HC9' }, 'body'],
    ['a body where none belongs', { body: 'ASEAN' }, 'body'],
    ['an end before its beginning', { to: '2025-01-01' }, 'to'],
    [
      'a file without its fingerprint',
      { instrumentFile: { url: 'https://x.example', sha256: 'abc' } },
      'instrumentFile.sha256',
    ],
    [
      'a file that is no web address',
      { instrumentFile: { url: 'javascript:alert(1)', sha256: SHA256 } },
      'instrumentFile.url',
    ],
    ['a deputy that is itself', { deputy: { authority: 'LA-MOH' } }, 'deputy.authority'],
    ['a deputy that is unknown', { deputy: { authority: 'LA-XX' } }, 'deputy.authority'],
    ['a deputy that is nobody', { deputy: {} }, 'deputy'],
  ])('with %s is refused, and the field is named', async (_, given, field) => {
    const input = { authority: 'LA-MOH', capacity: NATIONAL, from: '2026-01-01', ...given };
    expect(await designate(input)).toMatchObject({ __typename: 'InvalidInput', path: ['input', ...field.split('.')] });
    expect(await rows('LA')).toEqual([]);
  });

  /**
   * Both have read before either has written: writing is held up until both wait. Without the turns that writers take
   * (register-lock.ts) both would go on from what they read, and two periods would overlap or an index would break in.
   */
  it.each([
    ['that last', null],
    ['with an end', '2027-01-01'],
  ])('of two made at the same moment, %s, one wins and the other is told so', async (_, to) => {
    const service = registry.app.get(DesignateService, { strict: false });
    await registry.db.query(`DELETE FROM registry.designation WHERE country = 'PH'`);
    const input = (authority: string): DesignateInput => ({ authority, capacity: NATIONAL, from: '2026-08-01', to });
    const waiting = async (): Promise<boolean> => {
      const blocked = await registry.db.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return blocked.length === 2;
    };
    const holder = registry.db.source.createQueryRunner();
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE registry.designation IN SHARE MODE');
    const both = Promise.allSettled(['PH-DOH', 'PH-DMW'].map((id) => service.designate(SECRETARIAT, input(id))));
    await waitFor('both to wait', waiting).finally(() => holder.query('COMMIT'));
    await holder.release();
    const [won, lost] = (await both).sort((a, b) => (a.status < b.status ? -1 : 1));
    expect(won).toMatchObject({ status: 'fulfilled' });
    expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'CONFLICT' } });
    expect(await rows('PH')).toHaveLength(1);
    expect(await registry.changes()).toHaveLength(1);
  });
});
