import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRegistry, type RegistryUnderTest } from '../registry.fixture.js';

const REFERENCES = `query ($them: [_Any!]!) {
  _entities(representations: $them) {
    ... on Participant { id kind name names { language } website country { code } authority { id } body { id acronym } partner { id kind } }
  }
}`;

describe('a participant', () => {
  let registry: RegistryUnderTest;
  const references = async (...ids: string[]) =>
    (await registry.data(REFERENCES, { them: ids.map((id) => ({ __typename: 'Participant', id })) }))._entities;

  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'demonstration' });
  });
  afterAll(() => registry.close());

  it('is an authority, a regional body or a partner, found by its id from other subgraphs', async () => {
    const [authority, body, partner] = await references('VN-MOH', 'ASEAN-HC3', 'IOM');
    expect(authority).toMatchObject({
      kind: 'AUTHORITY',
      name: 'Ministry of Health',
      country: { code: 'VN' },
      authority: { id: 'VN-MOH' },
      body: null,
      partner: null,
    });
    expect(body).toMatchObject({
      kind: 'REGIONAL_BODY',
      country: null,
      authority: null,
      body: { id: 'ASEAN-HC3', acronym: 'AHC3' },
      partner: null,
    });
    expect(partner).toMatchObject({
      kind: 'PARTNER',
      website: 'https://www.iom.int',
      country: null,
      partner: { id: 'IOM', kind: 'UN_ORGANISATION' },
    });
  });

  it('keeps its id as its name when it is not on the register', async () => {
    const [authority, other] = await references('VN-GONE', 'NOBODY');
    expect(authority).toEqual({
      id: 'VN-GONE',
      kind: 'AUTHORITY',
      name: 'VN-GONE',
      names: [],
      website: null,
      country: { code: 'VN' },
      authority: null,
      body: null,
      partner: null,
    });
    expect(other).toMatchObject({ kind: 'PARTNER', name: 'NOBODY', country: null });
    expect(
      await registry.data(
        '{ participant(id: "NOBODY") { id } known: participant(id: "WHO") { name(language: "ar") } }',
      ),
    ).toEqual({
      participant: null,
      known: { name: 'منظمة الصحة العالمية' },
    });
  });

  it('costs no query, however many are asked for', async () => {
    const { authorities } = await registry.data('{ authorities(first: 20) { nodes { id } } }');
    const ids = authorities.nodes.map(({ id }: { id: string }) => id);
    expect(await registry.queries(() => references(...ids, 'WHO', 'ASEAN', 'NOBODY'))).toBe(0);
  });

  it('has its concrete forms as references too', async () => {
    const query = `query ($them: [_Any!]!) { _entities(representations: $them) {
      ... on Authority { name } ... on RegionalBody { acronym } ... on Partner { kind } ... on SafeguardsListEdition { count } } }`;
    const them = [
      { __typename: 'Authority', id: 'TH-MOPH' },
      { __typename: 'RegionalBody', id: 'ASEAN' },
      { __typename: 'Partner', id: 'WHO' },
      { __typename: 'SafeguardsListEdition', id: '2023' },
      { __typename: 'Authority', id: 'TH-NONE' },
    ];
    expect((await registry.data(query, { them }))._entities).toEqual([
      { name: 'Ministry of Public Health' },
      { acronym: 'ASEAN' },
      { kind: 'UN_ORGANISATION' },
      { count: 55 },
      null,
    ]);
  });

  it('is listed with all others, to choose from, or with those of its kind', async () => {
    const { all, bodiesAndPartners, none, authorities, bodies, partners } = await registry.data(`{
      all: participants { id name kind } bodiesAndPartners: participants(kinds: [PARTNER, REGIONAL_BODY]) { id }
      none: participants(kinds: []) { id } authorities(first: 1) { totalCount } bodies { id } partners { id } }`);
    expect(all).toHaveLength(authorities.totalCount + bodies.length + partners.length);
    expect(all.map(({ id }: { id: string }) => id)).toEqual(all.map(({ id }: { id: string }) => id).sort());
    expect(all).toContainEqual({ id: 'VN-MOH', name: 'Ministry of Health', kind: 'AUTHORITY' });
    expect(new Set(bodiesAndPartners)).toEqual(new Set([...bodies, ...partners]));
    expect(none).toEqual([]);
  });

  it('is listed among partners and bodies', async () => {
    const { partners, bodies } = await registry.data('{ partners { id name(language: "fr") } bodies { id } }');
    expect(partners).toHaveLength(11);
    expect(partners).toContainEqual({ id: 'IOM', name: 'Organisation internationale pour les migrations' });
    expect(bodies).toHaveLength(19);
  });
});
