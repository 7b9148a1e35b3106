import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS } from '#access';
import { SECRETARIAT, startRegistry, type RegistryUnderTest } from '../registry.fixture.js';
import { BodyService } from './body.service.js';
import type { SetMembershipInput } from './enter-period.js';
import { SetMembershipService } from './set-membership.service.js';

interface Members {
  members: { country: { code: string } }[];
}
const codes = ({ members }: Members): string[] => members.map(({ country }) => country.code);
const MEMBERS = `query ($id: ID!, $on: Date, $kind: MembershipKind) { body(id: $id) { members(on: $on, kind: $kind) { country { code } } } }`;

const SET = `mutation ($input: SetMembershipInput!) {
  setMembership(input: $input) {
    __typename
    ... on RegionalBody { id memberships { country { code } kind from to certain } }
    ... on Error { code message path }
    ... on InvalidInput { problems { path message } }
  }
}`;

describe('a regional body', () => {
  let registry: RegistryUnderTest;
  const members = async (id: string, on: string, kind = 'MEMBER'): Promise<string[]> =>
    codes((await registry.data<{ body: Members }>(MEMBERS, { id, on, kind })).body);
  const set = async (input: object, actor = SECRETARIAT) =>
    (await registry.data(SET, { input }, { actor })).setMembership;

  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'reference' });
    await registry.changes();
  });
  afterAll(() => registry.close());

  it('had the members of the day that is asked for', async () => {
    const six = ['BN', 'ID', 'MY', 'PH', 'SG', 'TH'];
    const ten = ['BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'PH', 'SG', 'TH', 'VN'];
    expect(await members('ASEAN', '1980-01-01')).toEqual(['ID', 'MY', 'PH', 'SG', 'TH']);
    expect(await members('ASEAN', '1990-01-01')).toEqual(six);
    expect(await members('ASEAN', '2006-06-01')).toEqual(ten);
    expect(await members('ASEAN', '2022-01-01')).toEqual(ten);
    expect(await members('ASEAN', '2026-01-01')).toEqual([
      'BN',
      'ID',
      'KH',
      'LA',
      'MM',
      'MY',
      'PH',
      'SG',
      'TH',
      'TL',
      'VN',
    ]);
    expect(await members('ASEAN', '2026-01-01', 'OBSERVER')).toEqual(['PG']);
  });

  it('names its members alone unless others are asked for, and marks Timor-Leste as not established', async () => {
    const { body } = await registry.data(
      `{ body(id: "ASEAN") { members(on: "2026-01-01") { country { code } certain } observers(on: "2026-01-01") { country { code } }
          associates { kind } all: members(kind: null) { kind } before: observers(on: "1900-01-01") { country { code } } } }`,
    );
    expect(codes(body)).toHaveLength(11);
    expect(body.members.filter(({ certain }: { certain: boolean }) => !certain)).toEqual([
      { country: { code: 'TL' }, certain: false },
    ]);
    expect(body.observers).toEqual([{ country: { code: 'PG' } }]);
    expect(body.associates).toEqual([]);
    expect(body.all).toHaveLength(12);
  });

  it('has its parts from the day on which they became so', async () => {
    const parts = async (on: string) =>
      (await registry.data('query ($on: Date) { body(id: "ASEAN") { parts(on: $on) { id partFrom partTo } } }', { on }))
        .body.parts;
    await registry.db.query(
      `UPDATE registry.regional_body SET part_from = '2016', part_to = '2031-01-01' WHERE id = 'ASEAN-HC3'`,
    );
    await registry.app.get(BodyService, { strict: false }).refresh();
    expect(await parts('2015-12-31')).toEqual([]);
    expect(await parts('2016-01-01')).toEqual([{ id: 'ASEAN-HC3', partFrom: '2016', partTo: '2031-01-01' }]);
    expect(await parts('2031-01-01')).toEqual([]);
    await registry.db.query(
      `UPDATE registry.regional_body SET part_from = NULL, part_to = NULL WHERE id = 'ASEAN-HC3'`,
    );
    await registry.app.get(BodyService, { strict: false }).refresh();
  });

  it('no longer has a member from the day on which it left', async () => {
    expect(await members('EUROPEAN-UNION', '2019-07-01')).toContain('GB');
    expect(await members('EUROPEAN-UNION', '2020-01-30')).toContain('GB');
    expect(await members('EUROPEAN-UNION', '2020-01-31')).not.toContain('GB');
    expect(await members('EUROPEAN-UNION', '2021-01-01')).not.toContain('GB');
    expect(await members('EUROPEAN-UNION', '2021-01-01')).toHaveLength(27);
  });

  it('counts a member whose beginning is not known, and marks what is not certain', async () => {
    expect(await members('COMESA', '1980-01-01')).toContain('KE');
    const { body } = await registry.data('{ body(id: "ASEAN-HC3") { members { country { code } from certain } } }');
    expect(body.members).toContainEqual({ country: { code: 'VN' }, from: null, certain: true });
    expect(body.members).toContainEqual({ country: { code: 'TL' }, from: '2025-10-26', certain: false });
  });

  it('is a part of another one, and known by a country that belongs to it', async () => {
    const { body } = await registry.data(
      '{ body(id: "ASEAN-HC3") { acronym partOf { id name(language: "th") names { language } parts { id } } } }',
    );
    expect(body).toMatchObject({
      acronym: 'AHC3',
      partOf: { id: 'ASEAN', name: 'สมาคมประชาชาติแห่งเอเชียตะวันออกเฉียงใต้', parts: [{ id: 'ASEAN-HC3' }] },
    });
    const { country } = await registry.data(
      '{ country(code: "TL") { before: bodies(on: "2025-10-25") { body { id } } after: bodies(on: "2025-10-26") { body { id } } } }',
    );
    expect(country).toEqual({ before: [], after: [{ body: { id: 'ASEAN' } }, { body: { id: 'ASEAN-HC3' } }] });
  });

  it('takes a new member from the secretariat and tells the network its whole list', async () => {
    const result = await set({ body: 'SAARC', country: 'MM', kind: 'MEMBER', from: '2026-03-01' });
    expect(result.__typename).toBe('RegionalBody');
    expect(result.memberships).toContainEqual({
      country: { code: 'MM' },
      kind: 'MEMBER',
      from: '2026-03-01',
      to: null,
      certain: true,
    });
    const changes = await registry.changes();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      type: 'body.membership_changed',
      subject: 'SAARC',
      owner: 'SAARC',
      countries: ['MM'],
      legalDate: '2026-03-01',
      meaning:
        'The membership of the South Asian Association for Regional Cooperation changed: Myanmar (Burma) is listed as member from 2026-03-01.',
    });
    expect(changes[0]?.members).toHaveLength(9);
  });

  it('ends a membership that is named by its beginning, lets it begin again, and tells nothing when nothing changed', async () => {
    await set({ body: 'GCC', country: 'QA', kind: 'MEMBER', from: '1981-05-25', to: '2026-05-01' });
    await set({ body: 'GCC', country: 'QA', kind: 'MEMBER', from: '2026-07' });
    expect(await registry.changes()).toHaveLength(2);
    await set({ body: 'GCC', country: 'QA', kind: 'MEMBER', from: '2026-07' });
    expect(await registry.changes()).toEqual([]);
    expect(await members('GCC', '2026-04-30')).toContain('QA');
    expect(await members('GCC', '2026-05-01')).not.toContain('QA');
    expect(await members('GCC', '2026-07-01')).toContain('QA');
  });

  it('says beforehand what would be told, in the same words, and does nothing', async () => {
    const input = { body: 'SAARC', country: 'MM', kind: 'MEMBER', from: '2026-03-01', to: '2027' };
    const FORETELL = `mutation ($input: SetMembershipInput!) { setMembership(input: $input, dryRun: true) { __typename
      ... on MembershipForetold { meaning legalDate body { id } memberships { country { code } kind from to } }
      ... on InvalidInput { path } } }`;
    const foretell = async (given: object) =>
      (await registry.data(FORETELL, { input: given }, { actor: SECRETARIAT })).setMembership;
    const foretold = await foretell(input);
    expect(foretold).toMatchObject({
      __typename: 'MembershipForetold',
      legalDate: '2027',
      body: { id: 'SAARC' },
      memberships: [{ country: { code: 'MM' }, kind: 'MEMBER', from: '2026-03-01', to: '2027' }],
    });
    expect(await members('SAARC', '2028-01-01')).toContain('MM');
    expect(await registry.changes()).toEqual([]);
    await set(input);
    expect((await registry.changes()).map(({ meaning }) => meaning)).toEqual([foretold.meaning]);
    expect(await foretell(input)).toMatchObject({ meaning: null, legalDate: null });
    expect(await foretell({ ...input, from: '2026-05' })).toEqual({
      __typename: 'InvalidInput',
      path: ['input', 'from'],
    });
    expect(
      await registry.data(FORETELL, { input }, { actor: actorFor('VN-MOH', ['publisher', 'coordinator'], 'p') }),
    ).toEqual({ setMembership: { __typename: 'NotAuthorised' } });
  });

  it('says when a membership began whose beginning was not known', async () => {
    const { memberships } = await set({ body: 'COMESA', country: 'KE', kind: 'MEMBER', from: '1994-12' });
    const kenya = memberships.filter((one: { country: { code: string } }) => one.country.code === 'KE');
    expect(kenya).toEqual([{ country: { code: 'KE' }, kind: 'MEMBER', from: '1994-12', to: null, certain: true }]);
    expect(await members('COMESA', '1994-11-30')).not.toContain('KE');
    const [change] = await registry.changes();
    expect(change?.differences).toEqual([
      {
        field: 'members.KE',
        before: [{ kind: 'MEMBER', from: null, to: null }],
        after: [{ kind: 'MEMBER', from: '1994-12', to: null }],
      },
    ]);
  });

  it('shows what two mutations of one request did, each its own', async () => {
    const one = (alias: string, from: string, to: string): string =>
      `${alias}: setMembership(input: { body: "EAEU", country: "TJ", kind: OBSERVER, from: "${from}", to: "${to}" }) { ... on RegionalBody { memberships(kind: OBSERVER) { country { code } } } }`;
    const result = await registry.data(
      `mutation { ${one('a', '2026-01', '2026-02')} ${one('b', '2026-03', '2026-04')} }`,
      {},
      { actor: SECRETARIAT },
    );
    expect([result.a.memberships.length, result.b.memberships.length]).toEqual([4, 5]);
    await registry.changes();
  });

  it('is changed by nobody else', async () => {
    const input = { body: 'ASEAN', country: 'PG', kind: 'MEMBER', from: '2026-01-01' };
    for (const actor of [
      ANONYMOUS,
      actorFor('VN-MOH', ['publisher', 'coordinator'], 'p'),
      actorFor('ASEAN-HC3', ['regional-coordinator'], 'p'),
    ]) {
      expect(await set(input, actor)).toMatchObject({ __typename: 'NotAuthorised' });
    }
    expect(await members('ASEAN', '2026-06-01')).not.toContain('PG');
    expect(await registry.changes()).toEqual([]);
  });

  it.each([
    ['an unknown body', { body: 'ATLANTIS', country: 'VN', kind: 'MEMBER' }, ['input', 'body']],
    ['an id that none can have', { body: 'A\u0000B', country: 'VN', kind: 'MEMBER' }, ['input', 'body']],
    [
      'an end before the beginning',
      { body: 'ASEAN', country: 'PG', kind: 'MEMBER', from: '2026-05', to: '2026-04-30' },
      ['input', 'to'],
    ],
    [
      'an end on the day of the beginning',
      { body: 'ASEAN', country: 'PG', kind: 'MEMBER', from: '2026', to: '2026-01-01' },
      ['input', 'to'],
    ],
    [
      'a period that overlaps another of the kind',
      { body: 'ASEAN', country: 'VN', kind: 'MEMBER', from: '2020-01-01' },
      ['input', 'from'],
    ],
    ['an open beginning that overlaps', { body: 'ASEAN', country: 'VN', kind: 'MEMBER' }, ['input', 'from']],
  ])('refuses %s and names the field', async (_, input, path) => {
    expect(await set(input)).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path });
    expect(await registry.changes()).toEqual([]);
  });

  it('refuses an unknown country and dates that do not exist, all named at once', async () => {
    const service = registry.app.get(SetMembershipService, { strict: false });
    const input: SetMembershipInput = { body: 'ATLANTIS', country: 'XX', kind: 'MEMBER', from: '2026-02-30', to: '26' };
    await expect(service.set(SECRETARIAT, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.body' }, { path: 'input.country' }, { path: 'input.from' }, { path: 'input.to' }],
    });
    const { errors } = await registry.ask(SET, { input }, { actor: SECRETARIAT });
    expect(errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining('"input.country"'),
      expect.stringContaining('"input.from"'),
      expect.stringContaining('"input.to"'),
    ]);
  });

  it('lets a country be an observer and a member at the same time, since only one kind must not overlap', async () => {
    expect(await set({ body: 'SICA', country: 'MX', kind: 'OBSERVER', from: '2004' })).toMatchObject({
      __typename: 'RegionalBody',
    });
    expect(await set({ body: 'SICA', country: 'MX', kind: 'ASSOCIATE', from: '2005' })).toMatchObject({
      __typename: 'RegionalBody',
    });
    await registry.changes();
  });

  it('keeps one of two periods that are entered at the same moment', async () => {
    const service = registry.app.get(SetMembershipService, { strict: false });
    const settled = await Promise.allSettled(
      ['2026-01-01', '2026-02-01'].map((from) =>
        service.set(SECRETARIAT, { body: 'PIF', country: 'TL', kind: 'MEMBER', from }),
      ),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await registry.changes()).toHaveLength(1);
  });
});
