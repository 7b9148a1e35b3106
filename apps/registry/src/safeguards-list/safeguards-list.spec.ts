import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRegistry, type RegistryUnderTest } from '../registry.fixture.js';

describe('a safeguards list', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'reference' });
  });
  afterAll(() => registry.close());

  it('is the edition in force on the day that is asked for', async () => {
    const lists = await registry.data(
      `{ none: safeguardsList(on: "2006-04-06") { id } first: safeguardsList(on: "2006-04-07") { id } between: safeguardsList(on: "2021-02-24") { id }
         second: safeguardsList(on: "2021-02-25") { id } third: safeguardsList(on: "2023-03-14") { id } today: safeguardsList { id } byId: safeguardsList(id: "2020") { id } }`,
    );
    expect(lists).toEqual({
      none: null,
      first: { id: '2006' },
      between: { id: '2006' },
      second: { id: '2020' },
      third: { id: '2023' },
      today: { id: '2023' },
      byId: { id: '2020' },
    });
  });

  it('says how many countries are on it and which of them are not established', async () => {
    const { safeguardsLists } = await registry.data(
      '{ safeguardsLists { id publishedOn count certain countries { code } uncertain { name } title criteria(language: "de") } }',
    );
    expect(
      safeguardsLists.map(({ id, count, countries }: { id: string; count: number; countries: object[] }) => [
        id,
        count,
        countries.length,
      ]),
    ).toEqual([
      ['2023', 55, 55],
      ['2020', 47, 46],
      ['2006', 57, 57],
    ]);
    expect(safeguardsLists[1]).toMatchObject({
      certain: false,
      uncertain: [{ name: 'Vanuatu' }, { name: 'Samoa' }],
      publishedOn: '2021-02-25',
    });
    expect(safeguardsLists[0].criteria).toMatch(/below 49 per 10,000/);
  });
});
