import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { country, recordedReader } from '../recorded.fixture.js';
import { BROWSER, siteOn } from '../site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const node = (code: string, name: string, agreements: number) => ({
  id: code,
  agreements,
  asOrigin: 0,
  asDestination: 0,
  country: country(code, ['en', name]),
});
const edge = (from: string, to: string, directed: boolean, ...ids: string[]) => ({
  from,
  to,
  directed,
  count: ids.length,
  agreements: ids.map((id) => ({ id })),
});
const network = {
  agreements: 3,
  truncated: false,
  withoutEdges: ['WHO-AGR-2026-000001'],
  nodes: [
    node('PH', 'Philippines', 2),
    node('DE', 'Germany', 1),
    node('TV', 'Tuvalu', 1),
    node('TH', '<b>Thailand', 1),
  ],
  edges: [
    edge('PH', 'DE', true, 'DE-AGR-2026-000001'),
    edge('PH', 'TH', true, 'PH-AGR-2026-000002'),
    edge('TH', 'PH', true, 'PH-AGR-2026-000002'),
    edge('PH', 'TV', false, 'TV-AGR-2026-000001'),
  ],
};
const page = async (url: string, over: object = {}) => {
  const reader = recordedReader({ NetworkPage: { agreementNetwork: { ...network, ...over } } });
  site = siteOn(reader);
  const { statusCode, body } = await site.inject({ url, headers: BROWSER });
  return { statusCode, asked: reader.asked[0]?.variables, text: body.replace(/\s+/g, ' ') };
};

describe('the page of who has agreed with whom', () => {
  it('draws each country that has a place, as a link that says what it is, and the others only in words', async () => {
    const { text } = await page('/network');
    expect([...text.matchAll(/<circle/g)]).toHaveLength(3);
    expect(text).toContain('<a href="/network?country=PH" aria-label="Philippines: 2 agreements" >');
    expect(text).toContain('aria-label="&lt;b&gt;Thailand: 1 agreement"');
    expect(text).toContain('Too small for this map: Tuvalu.');
  });

  it('says in the list what the map shows, and there and back of one agreement once', async () => {
    const { text } = await page('/network');
    const rows = [...text.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(rows.slice(1)).toEqual([
      'Philippines go to Germany 1 DE-AGR-2026-000001',
      'Philippines and &lt;b&gt;Thailand 1 PH-AGR-2026-000002',
      'Philippines and Tuvalu 1 TV-AGR-2026-000001',
    ]);
    expect(text).toContain('1 agreement has so many parties that no lines are drawn:');
  });

  it('asks for one country alone, and gives its file', async () => {
    const { text, asked } = await page('/network?country=ph');
    expect(asked).toMatchObject({ filter: { countries: ['PH'] } });
    expect(text).toContain('/survey/network.csv?countries=PH');
    expect(text).toMatch(/3 agreements of <a href="\/countries\/PH">/);
  });

  it('says what would be here when nothing is', async () => {
    const { statusCode, text } = await page('/network', { agreements: 0, nodes: [], edges: [], withoutEdges: [] });
    expect(statusCode).toBe(200);
    expect(text).toContain('No agreement that you may read is published here yet.');
    expect(text).not.toContain('<circle');
  });
});
