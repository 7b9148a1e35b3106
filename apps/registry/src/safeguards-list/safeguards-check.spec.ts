import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRegistry, type RegistryUnderTest } from '../registry.fixture.js';

let registry: RegistryUnderTest;
beforeAll(async () => {
  registry = await startRegistry({ SEED: 'reference' });
});
afterAll(() => registry.close());

const party = (code: string | null, role: string | null = null) => ({
  __typename: 'Party',
  country: code && { __typename: 'Country', code },
  role,
});

/** As the gateway asks it, with what it has fetched from the library. */
async function check(signedOn: string | null, parties: object[], concernsRecruitment = true) {
  const agreement = { __typename: 'Agreement', id: 'KE-AGR-2021-000001', signedOn, concernsRecruitment, parties };
  const { _entities } = await registry.data(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agreement { safeguardsCheck { verdict edition { id } listedOn signedOn
       parties { country { code } role listed editions { id } } reasons { text source } } } } }`,
    { of: [agreement] },
  );
  return _entities[0].safeguardsCheck;
}

const textOf = ({ reasons }: { reasons: { text: string }[] }): string => reasons.map(({ text }) => text).join(' ');

describe('an agreement is checked against the list in force on the day of its signature', () => {
  it('which names the country that people come from', async () => {
    const found = await check('2022-08-22', [party('NP', 'ORIGIN'), party('GB', 'DESTINATION')]);
    expect(found).toMatchObject({
      verdict: 'LISTED_ORIGIN',
      edition: { id: '2020' },
      listedOn: '2021-02-25',
      parties: [
        { country: { code: 'NP' }, role: 'ORIGIN', listed: true, editions: [{ id: '2020' }] },
        { country: { code: 'GB' }, role: 'DESTINATION', listed: false, editions: [] },
      ],
    });
    expect(textOf(found)).toContain('Nepal, from where health workers come, is on the edition of 2020.');
    expect(textOf(found)).toContain('It forbids no agreement.');
    expect(found.reasons).toContainEqual({ text: expect.stringContaining('discourage'), source: 'WHA63.16, 5.1' });
  });

  it('which names none of them: Kenya was on that of 2006 alone', async () => {
    const parties = [party('KE', 'ORIGIN'), party('GB', 'DESTINATION')];
    expect(await check('2021-07-29', parties)).toMatchObject({ verdict: 'NO_LISTED_PARTY', edition: { id: '2020' } });
    expect(await check('2008-01-01', parties)).toMatchObject({ verdict: 'LISTED_ORIGIN', edition: { id: '2006' } });
  });

  it('which did not exist before April 2006', async () => {
    const found = await check('2003-07-30', [party('PH', 'ORIGIN'), party('GB', 'DESTINATION')]);
    expect(found).toMatchObject({ verdict: 'NO_LIST', edition: null, listedOn: null });
    expect(textOf(found)).toContain('before the first edition');
  });

  it('and a listed country that people go to, or of no said role, is told apart', async () => {
    expect(await check('2022', [party('VN', 'ORIGIN'), party('NP', 'DESTINATION')])).toMatchObject({
      verdict: 'LISTED_PARTY',
    });
    expect(await check('2022', [party('VN'), party('NP')])).toMatchObject({ verdict: 'LISTED_PARTY' });
    expect(await check('2022', [party('VN'), party('NP', 'BOTH')])).toMatchObject({ verdict: 'LISTED_ORIGIN' });
  });
});

describe('where the edition is not certain', () => {
  it('for want of a date each edition is asked, and what all say is said', async () => {
    const nepal = await check(null, [party('NP', 'ORIGIN'), party('GB')]);
    expect(nepal).toMatchObject({ verdict: 'LISTED_ORIGIN', edition: null, signedOn: null });
    expect(nepal.parties[0].editions).toEqual([{ id: '2023' }, { id: '2020' }, { id: '2006' }]);
    expect(textOf(nepal)).toContain('When it was signed is not known, so it is checked against each edition');
    const kenya = await check(null, [party('KE', 'ORIGIN'), party('GB')]);
    expect(kenya).toMatchObject({ verdict: 'NOT_ESTABLISHED', parties: [{ listed: null }, { listed: false }] });
  });

  it('for want of a day those of the year are asked', async () => {
    const found = await check('2006', [party('KE', 'ORIGIN')]);
    expect(found).toMatchObject({ verdict: 'NOT_ESTABLISHED', edition: null });
    expect(textOf(found)).toContain('that of 2006, none');
  });

  it('for want of a list that is established nothing is said', async () => {
    const found = await check('2022-01-01', [party('VU', 'ORIGIN'), party('AU', 'DESTINATION')]);
    expect(found).toMatchObject({ verdict: 'NOT_ESTABLISHED', parties: [{ listed: null }, { listed: false }] });
    expect(textOf(found)).toContain('restated here from secondary sources');
  });
});

it('has nothing to say of what is not about people going, or has no country as a party', async () => {
  expect(await check('2022-01-01', [party('NP', 'ORIGIN')], false)).toMatchObject({ verdict: 'NOT_APPLICABLE' });
  expect(await check('2022-01-01', [party(null)])).toMatchObject({ verdict: 'NOT_APPLICABLE', parties: [] });
});
