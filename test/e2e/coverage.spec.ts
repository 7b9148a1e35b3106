import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTogether, type Network } from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw, titled } from './records.js';

let network: Network;
beforeAll(async () => {
  network = await startTogether();
}, 150_000);
afterAll(() => network?.stop(), 30_000);

it('a regional body says what its members of a day have published, whom the register knows', async () => {
  const vietnam = await Client.of(network, 'VN-MOH');
  await publishLaw(vietnam, lawInput({ ...titled('A law on recruitment'), legalBases: ['CODE-2010:5.2'] }));
  const { body, then } = await new Client(network.url).ask<Record<'body' | 'then', { coverage: Coverage }>>(`{
    body(id: "ASEAN") { coverage { rows { country { code name } cells { code count } } } }
    then: body(id: "ASEAN") { coverage(asOf: "1980-01-01T00:00:00Z") { rows { country { code name } cells { code count } } } }
  }`);
  const count = ({ coverage }: { coverage: Coverage }, country: string, article: string): number | undefined =>
    coverage.rows.find((row) => row.country.code === country)?.cells.find(({ code }) => code === article)?.count;
  expect(body.coverage.rows.length).toBeGreaterThanOrEqual(10);
  expect(count(body, 'VN', 'CODE-2010:5')).toBeGreaterThan(0);
  expect(body.coverage.rows.map(({ country }) => country.name)).toContain('Thailand');
  expect(then.coverage.rows.map(({ country }) => country.code)).not.toContain('VN');
  expect(count(then, 'TH', 'CODE-2010:5')).toBe(0);
}, 60_000);

interface Coverage {
  rows: { country: { code: string; name: string }; cells: { code: string; count: number }[] }[];
}
