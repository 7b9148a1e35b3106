import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { country, recordedReader } from './recorded.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const asean = { id: 'ASEAN', name: 'ASEAN', names: [{ language: 'en', value: 'ASEAN' }] };
const cell = (of: string, code: string, count: number) => ({
  code,
  count,
  refs: count > 0 ? ['VN-LAW-2026-000001@2'] : [],
  filter: { kinds: null, countries: [of], topics: null, legalBases: [code, `${code}.1`] },
});
const coverage = {
  columns: [
    { code: 'CODE-2010:4', total: 4, label: { language: 'en', value: 'Fair treatment' } },
    { code: 'CODE-2010:5', total: 0, label: { language: 'en', value: 'Sustainability' } },
  ],
  rows: [
    {
      total: 4,
      country: country('VN', ['en', 'Viet Nam']),
      cells: [cell('VN', 'CODE-2010:4', 4), cell('VN', 'CODE-2010:5', 0)],
    },
    {
      total: 0,
      country: country('LA', ['en', 'Laos']),
      cells: [cell('LA', 'CODE-2010:4', 0), cell('LA', 'CODE-2010:5', 0)],
    },
  ],
};
const reader = (over: object = {}) =>
  recordedReader({
    CoveragePage: { body: { ...asean, coverage, ...over }, bodies: [asean], topics: [], legalBases: coverage.columns },
    CoverageRegion: { countries: [{ code: 'VN' }, { code: 'LA' }] },
    CoverageOfCountries: { coverage },
  });
const page = async (url: string) => {
  const { statusCode, body } = await site.inject({ url, headers: BROWSER });
  return { statusCode, text: body.replace(/\s+/g, ' ') };
};

describe('the page of coverage', () => {
  it('is a table with headers for rows and columns, where each colour stands beside its number', async () => {
    site = siteOn(reader());
    const { text } = await page('/coverage');
    expect(text).toMatch(
      /<th scope="col" ?> ?<a href="[^"]*sort=-CODE-2010%3A4"> ?<bdi dir="ltr">Fair treatment<\/bdi>/,
    );
    expect(text).toMatch(/<th scope="row"> ?<a href="\/countries\/VN">/);
    expect(text).toContain(
      '<td class="level-2"><a href="/publications?country=VN&amp;basis=CODE-2010%3A4&amp;basis=CODE-2010%3A4.1">4</a></td>',
    );
    expect(text).toContain('<td class="level-0">0</td>');
    expect(text).toContain('<caption>');
    expect(text).toContain('href="/survey/coverage.csv?countries=VN%2CLA&amp;by=LEGAL_BASIS"');
  });

  it('is sorted by the address, and each head leads to the other order', async () => {
    site = siteOn(reader());
    const names = async (url: string) =>
      [...(await page(url)).text.matchAll(/<th scope="row"> ?<a href="\/countries\/(\w\w)">/g)].map(([, code]) => code);
    expect(await names('/coverage')).toEqual(['LA', 'VN']);
    expect(await names('/coverage?sort=-CODE-2010:4')).toEqual(['VN', 'LA']);
    expect(await names('/coverage?sort=-gaps')).toEqual(['LA', 'VN']);
    const { text } = await page('/coverage?sort=-gaps&kind=LAW');
    expect(text).toContain('aria-sort="descending"');
    expect(text).toContain('/coverage?body=ASEAN&amp;kind=LAW&amp;sort=gaps');
  });

  it('keeps to a kind and to columns, in the table as in its files', async () => {
    const asked = reader();
    site = siteOn(asked);
    const { text } = await page('/coverage?kind=LAW&code=CODE-2010:4&code=health-personnel/recruitment');
    expect(asked.asked[0]?.variables).toMatchObject({ kinds: ['LAW'], codes: ['CODE-2010:4'] });
    expect(text).toContain('&amp;kinds=LAW&amp;codes=CODE-2010%3A4"');
    expect(text).toContain('<input type="checkbox" name="code" value="CODE-2010:4" checked />');
  });

  it('takes a region of WHO as well as a body', async () => {
    const asked = reader();
    site = siteOn(asked);
    const { text } = await page('/coverage?body=WHO-SEAR&by=TOPIC');
    expect(asked.asked.map(({ name }) => name)).toEqual(['CoveragePage', 'CoverageRegion', 'CoverageOfCountries']);
    expect(asked.asked[2]?.variables).toMatchObject({ countries: ['VN', 'LA'], by: 'TOPIC' });
    expect(text).toContain('WHO region South-East Asia');
  });

  it('names the last records of a day past, as they stood then', async () => {
    site = siteOn(reader());
    expect((await page('/coverage?on=2020-03-01')).text).toContain('href="/publications/VN-LAW-2026-000001@2"');
  });

  it('asks for a past day as it stood at its end', async () => {
    const asked = reader();
    site = siteOn(asked);
    await page('/coverage?body=asean&by=TOPIC&on=2020-03-01');
    expect(asked.asked[0]?.variables).toMatchObject({ id: 'ASEAN', by: 'TOPIC', asOf: '2020-03-01T23:59:59.999Z' });
  });

  it('says when there is no such body, or it has no members', async () => {
    site = siteOn(recordedReader({ CoveragePage: { body: null, bodies: [], topics: [], legalBases: [] } }));
    expect((await page('/coverage?body=NOBODY')).statusCode).toBe(404);
    await site.close();
    site = siteOn(reader({ coverage: { columns: [], rows: [] } }));
    expect((await page('/coverage')).text).toContain('No members are known of that day.');
  });
});
