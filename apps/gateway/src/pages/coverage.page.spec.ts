import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { country, recordedReader } from './recorded.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const asean = { id: 'ASEAN', name: 'ASEAN', names: [{ language: 'en', value: 'ASEAN' }] };
const coverage = {
  columns: [
    { code: 'CODE-2010:4', total: 4, label: { language: 'en', value: 'Fair treatment' } },
    { code: 'CODE-2010:5', total: 0, label: { language: 'en', value: 'Sustainability' } },
  ],
  rows: [
    {
      total: 4,
      country: country('VN', ['en', 'Viet Nam']),
      cells: [
        { code: 'CODE-2010:4', count: 4 },
        { code: 'CODE-2010:5', count: 0 },
      ],
    },
    {
      total: 0,
      country: country('LA', ['en', 'Laos']),
      cells: [
        { code: 'CODE-2010:4', count: 0 },
        { code: 'CODE-2010:5', count: 0 },
      ],
    },
  ],
};
const reader = (over: object = {}) =>
  recordedReader({ CoveragePage: { body: { ...asean, coverage, ...over }, bodies: [asean] } });
const page = async (url: string) => {
  const { statusCode, body } = await site.inject({ url, headers: BROWSER });
  return { statusCode, text: body.replace(/\s+/g, ' ') };
};

describe('the page of coverage', () => {
  it('is a table with headers for rows and columns, where each colour stands beside its number', async () => {
    site = siteOn(reader());
    const { text } = await page('/coverage');
    expect(text).toMatch(/<th scope="col"> ?<bdi dir="ltr">Fair treatment<\/bdi>/);
    expect(text).toMatch(/<th scope="row"> ?<a href="\/countries\/VN">/);
    expect(text).toContain('<td class="level-2"><a href="/publications?country=VN&amp;basis=CODE-2010%3A4">4</a></td>');
    expect(text).toContain('<td class="level-0">0</td>');
    expect(text).toContain('<caption>');
    expect(text).toContain('href="/survey/coverage.csv?countries=VN%2CLA&amp;by=LEGAL_BASIS"');
  });

  it('asks for a past day as it stood at its end', async () => {
    const asked = reader();
    site = siteOn(asked);
    await page('/coverage?body=asean&by=TOPIC&on=2020-03-01');
    expect(asked.asked[0]?.variables).toMatchObject({ id: 'ASEAN', by: 'TOPIC', asOf: '2020-03-01T23:59:59.999Z' });
  });

  it('says when there is no such body, or it has no members', async () => {
    site = siteOn(recordedReader({ CoveragePage: { body: null, bodies: [] } }));
    expect((await page('/coverage?body=NOBODY')).statusCode).toBe(404);
    await site.close();
    site = siteOn(reader({ coverage: { columns: [], rows: [] } }));
    expect((await page('/coverage')).text).toContain('No members are known of that day.');
  });
});
