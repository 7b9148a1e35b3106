import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRegistry, type RegistryUnderTest } from '../registry.fixture.js';

type Coded = { code: string }[];
const codes = (countries: Coded): string[] => countries.map(({ code }) => code);

describe('a country', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'demonstration' });
  });
  afterAll(() => registry.close());

  it('has a name in any language, with its direction', async () => {
    const { country } = await registry.data(
      `{ country(code: "VN") { lo: name(language: "lo") my: name(language: "my") ar: name(language: "ar") names(languages: ["lo", "ar", "tlh"]) { language value direction } } }`,
    );
    expect(country).toEqual({
      lo: 'ຫວຽດນາມ',
      my: 'ဗီယက်နမ်',
      ar: 'فيتنام',
      names: [
        { language: 'lo', value: 'ຫວຽດນາມ', direction: 'LTR' },
        { language: 'ar', value: 'فيتنام', direction: 'RTL' },
      ],
    });
  });

  it("is named in the reader's first language that has names, and in English without one", async () => {
    const query = '{ country(code: "TH") { name } }';
    expect(await registry.data(query, {}, { languages: ['tlh', 'th', 'en'] })).toEqual({ country: { name: 'ไทย' } });
    expect(await registry.data(query)).toEqual({ country: { name: 'Thailand' } });
  });

  it('has its codes and lies in its M49 regions', async () => {
    const { country } = await registry.data(
      `{ country(code: "VN") { alpha3 numeric region { code name(language: "fr") level parent { code } } subregion { name level parent { code } } intermediateRegion { code } } }`,
    );
    expect(country).toEqual({
      alpha3: 'VNM',
      numeric: '704',
      region: { code: '142', name: 'Asie', level: 'REGION', parent: null },
      subregion: { name: 'South-eastern Asia', level: 'SUBREGION', parent: { code: '142' } },
      intermediateRegion: null,
    });
    const { country: ghana } = await registry.data('{ country(code: "GH") { intermediateRegion { name level } } }');
    expect(ghana).toEqual({ intermediateRegion: { name: 'Western Africa', level: 'INTERMEDIATE' } });
  });

  it('moved with Indonesia from one WHO region to another on 23 May 2025', async () => {
    const { country } = await registry.data(
      `{ country(code: "ID") { before: whoRegion(on: "2025-05-22") on: whoRegion(on: "2025-05-23") after: whoRegion(on: "2026") now: whoRegion whoRegions { region from to certain } } }`,
    );
    expect(country).toEqual({
      before: 'SEAR',
      on: 'WPR',
      after: 'WPR',
      now: 'WPR',
      whoRegions: [
        { region: 'SEAR', from: null, to: '2025-05-23', certain: true },
        { region: 'WPR', from: '2025-05-23', to: null, certain: true },
      ],
    });
    const { countries } = await registry.data(
      '{ countries(whoRegion: SEAR, on: "2025-05-22", codes: ["ID", "TH", "VN"]) { code } }',
    );
    expect(codes(countries)).toEqual(['ID', 'TH']);
  });

  it('belongs to no WHO region when it is not a member of WHO', async () => {
    expect(await registry.data('{ country(code: "LI") { whoRegion } }')).toEqual({ country: { whoRegion: null } });
  });

  it('is on a safeguards list by edition, and by the edition in force on a day', async () => {
    const { country } = await registry.data(
      `{ country(code: "KE") { e2006: onSafeguardsList(edition: "2006") in2010: onSafeguardsList(on: "2010-01-01") today: onSafeguardsList
          before: onSafeguardsList(on: "2000") safeguards { edition { id } certain } } }`,
    );
    expect(country).toEqual({
      e2006: true,
      in2010: true,
      today: false,
      before: null,
      safeguards: [{ edition: { id: '2006' }, certain: true }],
    });
    const { country: samoa } = await registry.data(
      '{ country(code: "WS") { in2022: onSafeguardsList(on: "2022") today: onSafeguardsList safeguards { edition { id } certain } } }',
    );
    expect(samoa).toEqual({
      in2022: null,
      today: true,
      safeguards: [
        { edition: { id: '2023' }, certain: true },
        { edition: { id: '2020' }, certain: false },
      ],
    });
  });

  it('is found by conditions that are combined', async () => {
    const { countries } = await registry.data('{ countries(body: "ASEAN", onSafeguardsList: "2023") { code } }');
    expect(codes(countries)).toEqual(['LA', 'TL']);
    expect((await registry.data('{ countries { code } }')).countries).toHaveLength(249);
    expect((await registry.data('{ countries(onSafeguardsList: "2023") { code } }')).countries).toHaveLength(55);
  });

  it('is not looked for in a body or an edition that does not exist: the field is named', async () => {
    const { errors } = await registry.ask('{ countries(body: "ATLANTIS") { code } }');
    expect(errors?.[0]?.message).toBe('body: no regional body has the id ATLANTIS');
    expect((await registry.ask('{ countries(onSafeguardsList: "1999") { code } }')).errors?.[0]?.message).toMatch(
      /^onSafeguardsList: /,
    );
    expect(
      (await registry.ask('{ country(code: "KE") { onSafeguardsList(edition: "1999") } }')).errors?.[0]?.message,
    ).toMatch(/1999 does not exist/);
  });

  it('is refused when its code is not assigned, and unknown as a reference', async () => {
    expect((await registry.ask('{ country(code: "XX") { code } }')).errors?.[0]?.message).toMatch(/ISO 3166-1/);
    const query = 'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Country { code name } } }';
    const them = ['VN', 'XX'].map((code) => ({ __typename: 'Country', code }));
    expect(await registry.data(query, { them })).toEqual({ _entities: [{ code: 'VN', name: 'Vietnam' }, null] });
  });

  it('costs no query as a reference, and one for the memberships of twenty', async () => {
    const representations = (
      await registry.data<{ countries: Coded }>('{ countries(onSafeguardsList: "2023") { code } }')
    ).countries
      .slice(0, 20)
      .map(({ code }) => ({ __typename: 'Country', code }));
    const ask = (fields: string): Promise<number> =>
      registry.queries(() =>
        registry.data(
          `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Country { ${fields} } } }`,
          { them: representations },
        ),
      );
    expect(await ask('code name alpha3 numeric whoRegion region { name } onSafeguardsList authorities { name }')).toBe(
      0,
    );
    expect(await ask('bodies { kind body { name partOf { id } } country { name } }')).toBe(1);
    expect(await ask('authority { id name functions designations { from } }')).toBeLessThanOrEqual(2);
  });
});
