import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { participantReaderKeys } from '#access';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { FITTING, FITTING_BY_SCAN, FITTING_ONE } from './fitting.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const COUNTRIES = ['VN', 'DE', 'JP'] as const;
const TOPICS = ['health-personnel', 'health-personnel/recruitment', 'migrant-health/access', 'migrant-health'] as const;
const BASES = ['CODE-2010:7', 'CODE-2010:7.2a', 'SDG:3.c', 'SDG:3'] as const;
const WORDS = ['nurse', 'nurses', 'quota', 'recruitment', 'recruiter', 'แพทย์', 'luật'];

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
    search: fc.constantFrom(
      ...WORDS,
      'nur*',
      'n*',
      'recruitm*',
      '-quota',
      'quota OR nur*',
      '"nurse" OR "quota"',
      '"nurse quota"',
      'nurse OR quota',
      'nurse quota',
      null,
    ),
  },
  { requiredKeys: [] },
);
/** More than an index takes beside a key. */
const TOO_MANY = Array.from(
  { length: 200 },
  (_, n) => `health-personnel/${createHash('sha256').update(`${n}`).digest('hex')}`,
);
const SOON = new Date(Date.now() + 3_600_000);
const LATER = new Date(Date.now() + 7_200_000);
/** Few parts at a time, or hardly anything would fit. */
const fewParts = fc.tuple(anyFilter, fc.nat(3), fc.nat(11)).map(([filter, count, from]) => {
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
    for (const [n, filter] of fc.sample(fewParts, { numRuns: 400, seed: 13 }).entries()) {
      const owner = publisher(n % 3 === 0 ? 'JP-MHLW' : 'TH-MOPH');
      const large = n % 7 === 0 ? { topics: [...TOO_MANY, ...(filter['topics'] ?? [])] } : {};
      const { id } = await subscriptions.create(owner, { name: `${n}`, filter: { ...filter, ...large } });
      if (n % 11 === 0) await subscriptions.setPaused(owner, id, true, n % 2 === 0 ? null : SOON);
    }
    const found = (fitting: string, first: number, last: number): [sql: string, parameters: unknown[]] => [
      `WITH ${fitting} SELECT position::int, concat_ws(' ', subject, id, owner, name) AS pair FROM fitting ORDER BY 1, 2`,
      [first, last, LATER],
    ];
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(anyChange, async (change) => {
        await exchange.append(aChange(change));
        const { position } = await exchange.changes.head();
        const everybody = await database.query<{ position: number }>(...found(FITTING_BY_SCAN, position - 1, position));
        reached += everybody.length;
        expect(await database.query(...found(FITTING, position - 1, position))).toEqual(everybody);
        const ofTheLast = everybody.filter((pair) => pair.position === position);
        expect(await database.planned(...found(FITTING_ONE, position, position))).toEqual(ofTheLast);
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
    expect(await keys()).toEqual(['begins:quota', 'word:bilateral']);
    await subscriptions.update(thailand, id, { filter: {} });
    expect(await keys()).toEqual(['all']);
    await subscriptions.delete(thailand, id);
    expect(await keys()).toEqual([]);
  });

  it('keeps beside the key what is left to ask, and who asks, as the subscription is now', async () => {
    const { database, subscriptions } = exchange;
    const thailand = publisher('TH-MOPH');
    const { id } = await subscriptions.create(thailand, {
      name: 'before',
      filter: { countries: ['SG'], kinds: ['LAW'] },
    });
    const beside = async (): Promise<unknown> => {
      const [row] = await database.query(
        `SELECT name, owner, paused, large, countries, kinds, topics, sought::text, counterparts
         FROM exchange.subscription_key WHERE subscription_id = $1`,
        [id],
      );
      return row;
    };
    const nothing = { countries: null, kinds: null, topics: null, sought: null, counterparts: null, large: false };
    const row = { ...nothing, name: 'before', owner: 'TH-MOPH', paused: false };
    expect(await beside()).toEqual({ ...row, kinds: ['LAW'] });
    await subscriptions.update(thailand, id, { name: 'after', filter: { countries: ['SG'] } });
    await subscriptions.setPaused(thailand, id, true);
    expect(await beside()).toEqual({ ...row, name: 'after', paused: true });
    const searched = async (search: string): Promise<unknown> => {
      await subscriptions.update(thailand, id, { filter: { search } });
      return beside();
    };
    expect(await searched('quota OR nurse*')).toMatchObject({ sought: null });
    expect(await searched('recruitment')).toMatchObject({ sought: "'recruitment':*" });
    expect(await searched('quota nurse')).toMatchObject({ sought: "'quota':* & 'nurse':*" });
    await subscriptions.update(thailand, id, { filter: { countries: ['SG'], counterparts: ['DE'] } });
    expect(await beside()).toMatchObject({ countries: ['SG'], counterparts: ['DE'] });
    await subscriptions.update(thailand, id, { filter: { countries: ['SG'], topics: TOO_MANY } });
    expect(await beside()).toMatchObject({ large: true, topics: null });
  });

  it('takes one reader set for all subscriptions of a participant', async () => {
    const { database, subscriptions } = exchange;
    const laos = publisher('LA-MOH');
    for (const name of ['one', 'two']) await subscriptions.create(laos, { name, filter: {} });
    const [sets] = await database.query<{ count: number; keys: string[] }>(
      `SELECT count(DISTINCT k.reader_set)::int AS count, any_value(r.reader_keys) AS keys
       FROM exchange.subscription_key k JOIN exchange.reader_set r ON r.id = k.reader_set WHERE k.owner = 'LA-MOH'`,
    );
    expect(sets).toEqual({ count: 1, keys: participantReaderKeys('LA-MOH') });
  });
});
