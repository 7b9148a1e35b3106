import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { FITTING, FITTING_BY_SCAN } from './fitting.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const COUNTRIES = ['VN', 'DE', 'JP'] as const;
const TOPICS = ['health-personnel', 'health-personnel/recruitment', 'migrant-health/access', 'migrant-health'] as const;
const BASES = ['CODE-2010:7', 'CODE-2010:7.2a', 'SDG:3.c', 'SDG:3'] as const;
const WORDS = ['nurse', 'nurses', 'quota', 'แพทย์', 'luật'];

const anyFilter = fc.record(
  {
    types: some('publication.published', 'publication.revised'),
    kinds: some('LAW', 'AGREEMENT'),
    owners: some('VN-MOH', 'DE-BMG'),
    countries: some(...COUNTRIES),
    bodies: some('ASEAN', 'GCC'),
    counterparts: some(...COUNTRIES, 'ASEAN'),
    topics: some(...TOPICS),
    legalBases: some(...BASES),
    occupations: some('2', '22', '2221'),
    migrantGroups: some('WOMEN', 'REFUGEES'),
    languages: some('vi', 'pt', 'pt-BR'),
    search: fc.constantFrom(...WORDS, 'nur*', 'n*', '-quota', '"nurse quota"', 'nurse OR quota', 'nurse quota', null),
  },
  { requiredKeys: [] },
);
/** Few parts at a time, or hardly anything would fit. */
const fewParts = fc.tuple(anyFilter, fc.nat(2), fc.nat(11)).map(([filter, count, from]) => {
  const parts = Object.entries(filter);
  return Object.fromEntries([...parts, ...parts].slice(from % (parts.length + 1)).slice(0, count));
});
const anyChange = fc.record({
  type: fc.constantFrom('publication.published' as const, 'publication.revised' as const),
  kind: fc.constantFrom('LAW' as const, 'AGREEMENT' as const),
  owner: fc.constantFrom('VN-MOH', 'DE-BMG', 'ASEAN'),
  countries: some(...COUNTRIES),
  parties: some(...COUNTRIES, 'ASEAN'),
  topics: some(...TOPICS),
  legalBases: some(...BASES),
  occupations: some('2221', '3111'),
  migrantGroups: some('WOMEN', 'REFUGEES'),
  languages: some('vi', 'pt-BR'),
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => ({ en: words.join(' ') })),
  readers: fc.constantFrom('public', 'network', 'country:JP').map((key) => [key]),
});

describe('looking subscriptions up by their keys', () => {
  it('finds those that asking every one of them finds', async () => {
    const { database, subscriptions } = exchange;
    const members = [{ country: 'VN', kind: 'MEMBER' as const, from: '1995-07-28', to: null }];
    await exchange.append(aChange({ type: 'body.membership_changed', subject: 'ASEAN', owner: 'ASEAN', members }));
    for (const [n, filter] of fc.sample(fewParts, { numRuns: 300, seed: 13 }).entries())
      await subscriptions.create(publisher(n % 3 === 0 ? 'JP-MHLW' : 'TH-MOPH'), { name: `${n}`, filter });
    const found = async (fitting: string): Promise<string[]> => {
      const { position } = await exchange.changes.head();
      const rows = await database.query<{ name: string }>(`WITH ${fitting} SELECT name FROM fitting ORDER BY name`, [
        position,
        position,
        new Date(),
      ]);
      return rows.map(({ name }) => name);
    };
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(anyChange, async (change) => {
        await exchange.append(aChange(change));
        const everybody = await found(FITTING_BY_SCAN);
        reached += everybody.length;
        expect(await found(FITTING)).toEqual(everybody);
      }),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThan(60);
  }, 60_000);

  it('keeps the keys when a filter changes, and lets them go with the subscription', async () => {
    const { database, subscriptions } = exchange;
    const thailand = publisher('TH-MOPH');
    const { id } = await subscriptions.create(thailand, { name: 'x', filter: { countries: ['SG', 'LA'] } });
    const keys = async (): Promise<string[]> => {
      const rows = await database.query<{ key: string }>(
        'SELECT key FROM exchange.subscription_key WHERE subscription_id = $1 ORDER BY key',
        [id],
      );
      return rows.map(({ key }) => key);
    };
    expect(await keys()).toEqual(['countries:LA', 'countries:SG']);
    await subscriptions.update(thailand, id, { filter: { kinds: ['LAW'], search: 'quota OR "bilateral agreement"' } });
    expect(await keys()).toEqual(['word:bilateral', 'begins:quo'].sort());
    await subscriptions.update(thailand, id, { filter: {} });
    expect(await keys()).toEqual(['all']);
    await subscriptions.delete(thailand, id);
    expect(await keys()).toEqual([]);
  });
});
