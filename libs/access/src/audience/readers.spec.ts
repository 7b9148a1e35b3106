import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from '#database';
import { testDatabase, testEnvironment, waitFor, type TestDatabase } from '#testing';
import { accessSchema } from '../access.schema.js';
import { participantReaderKeys } from '../actor.js';
import { readableAt, readableBy } from '../audience.js';
import { StandingNews } from '../standing/news.js';
import { bodyReaderKeys, type BodyOfReaders, type MemberOfBody } from './body-reader-keys.js';
import { keepReaderKeys, type ReaderKeyFact } from './keep-reader-keys.js';
import { Readers } from './readers.js';

const NOW = new Date('2026-11-21T10:00:00Z');
const ASEAN: BodyOfReaders = { id: 'ASEAN', partOf: null };
const HC3: BodyOfReaders = { id: 'ASEAN-HC3', partOf: 'ASEAN' };
const member = (country: string, from: string | null = null, to: string | null = null, kind = 'MEMBER') => ({
  country,
  kind,
  from,
  to,
});

let test: TestDatabase;
let database: Database;
let news: StandingNews;
let readers: Readers;

beforeAll(async () => {
  test = await testDatabase([accessSchema]);
  database = await test.of(accessSchema);
  news = new StandingNews(testEnvironment({ DATABASE_URL: test.url }));
  await news.onModuleInit();
  readers = new Readers(database, news);
});
afterAll(async () => {
  await news.onApplicationShutdown();
  await test.drop();
});
beforeEach(() => database.query('TRUNCATE access.reader_key'));

const keep = (source: string, facts: readonly ReaderKeyFact[], now = NOW): Promise<void> =>
  database.transaction(() => keepReaderKeys(database, [source], facts, now));

const keepAsean = async (
  members: readonly MemberOfBody[],
  partMembers: readonly MemberOfBody[] = [],
): Promise<void> => {
  await keep('ASEAN', bodyReaderKeys(ASEAN, members, [ASEAN, HC3]));
  await keep('ASEAN-HC3', bodyReaderKeys(HC3, partMembers, [ASEAN, HC3]));
};

/** Without what was remembered before the news came. */
async function dated(participant: string, at = NOW): Promise<string[]> {
  const fresh = new Readers(database, { edition: null } as StandingNews);
  const lasting = participantReaderKeys(participant);
  return (await fresh.keysOf(participant, at)).filter((key) => !lasting.includes(key)).sort();
}

describe('a reader holds the key of', () => {
  it('each body that its country is a member of, and of its parts', async () => {
    await keepAsean([member('TH', '1967-08-08'), member('PG', null, null, 'OBSERVER')], [member('TL')]);
    expect(await dated('TH-MOPH')).toEqual(['body:ASEAN', 'body:ASEAN-HC3']);
    expect(await dated('PG-DOH')).toEqual([]);
    expect(await dated('TL-MOH')).toEqual(['body:ASEAN-HC3']);
    expect(await dated('IOM')).toEqual([]);
  });

  it('its own body and the whole, never of another', async () => {
    await keepAsean([member('TH')]);
    expect(await dated('ASEAN-HC3')).toEqual(['body:ASEAN', 'body:ASEAN-HC3']);
    expect(await dated('ASEAN')).toEqual(['body:ASEAN']);
  });

  it('the whole only while the body is its part', async () => {
    const part = { ...HC3, partFrom: '2020', partTo: '2026-11-22' };
    await keep('ASEAN', bodyReaderKeys(ASEAN, [member('TH')], [ASEAN, part]));
    await keep('ASEAN-HC3', bodyReaderKeys(part, [], [ASEAN, part]));
    for (const at of ['2019-12-31T23:59:59.999Z', '2026-11-22T00:00:00Z']) {
      expect(await dated('ASEAN-HC3', new Date(at))).toEqual(['body:ASEAN-HC3']);
      expect(await dated('TH-MOPH', new Date(at))).toEqual(['body:ASEAN']);
    }
    expect(await dated('ASEAN-HC3', new Date('2026-11-21T23:59:59.999Z'))).toContain('body:ASEAN');
  });

  it('what it is a member of from the first midnight UTC until the last', async () => {
    await keepAsean([member('TH', '2025-10-26', '2026-11-22')]);
    const keysAt = (at: string): Promise<string[]> => readers.keysOf('TH-MOPH', new Date(at));
    expect(await keysAt('2025-10-25T23:59:59.999Z')).not.toContain('body:ASEAN');
    expect(await keysAt('2025-10-26T00:00:00.000Z')).toContain('body:ASEAN');
    expect(await keysAt('2026-11-21T23:59:59.999Z')).toContain('body:ASEAN');
    expect(await keysAt('2026-11-22T00:00:00.000Z')).not.toContain('body:ASEAN');
  });
});

it('hears at once, in every process, that a membership was set', async () => {
  expect(await readers.keysOf('VN-MOH')).not.toContain('body:ASEAN');
  await keepAsean([member('VN', '1995-07-28')]);
  await waitFor('the key', async () => (await readers.keysOf('VN-MOH')).includes('body:ASEAN'));
  await keepAsean([member('VN', '1995-07-28', '2020')]);
  await waitFor('the key to be gone', async () => !(await readers.keysOf('VN-MOH')).includes('body:ASEAN'));
});

it('knows which bodies there are', async () => {
  await keepAsean([member('VN')]);
  expect([...(await readers.bodiesAmong(['ASEAN', 'ATLANTIS', 'ASEAN-HC3', 'VN']))].sort()).toEqual([
    'ASEAN',
    'ASEAN-HC3',
  ]);
});

describe('a fact', () => {
  const rows = () =>
    database.query<Record<string, unknown>>(
      'SELECT holder, key, to_at::text AS to, set_at FROM access.reader_key ORDER BY holder, key',
    );
  const fact = (over: Partial<ReaderKeyFact> = {}): ReaderKeyFact => ({
    source: 'TEST',
    holder: 'country:TH',
    key: 'body:TEST',
    from: '2020',
    to: null,
    ...over,
  });
  const later = new Date('2026-11-21T11:00:00Z');

  it('that is said again is not touched', async () => {
    await keep('TEST', [fact()]);
    const before = await rows();
    await keep('TEST', [fact()], later);
    expect(await rows()).toEqual(before);
  });
  it('that is no longer said ends then; one that had not begun is gone', async () => {
    await keep('TEST', [fact(), fact({ holder: 'country:VN', from: '2030' })]);
    await keep('TEST', [], later);
    expect(await rows()).toEqual([
      { holder: 'country:TH', key: 'body:TEST', to: expect.stringContaining('2026-11-21 11:00'), set_at: later },
    ]);
  });
  it('is not kept outside the transaction that it follows from', async () => {
    await expect(keepReaderKeys(database, ['TEST'], [])).rejects.toThrow(/in the transaction/);
  });
});

it('opens a record to exactly those whose keys it opens, asked from either side, whatever is dated how', async () => {
  const days = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', null];
  const holders = ['TH-MOPH', 'VN-MOH', 'ASEAN-HC3', 'IOM'];
  const facts = fc.array(
    fc.record({
      source: fc.constantFrom('A', 'B'),
      holder: fc.constantFrom('country:TH', 'country:VN', 'participant:IOM', 'participant:ASEAN-HC3'),
      key: fc.constantFrom('body:ASEAN', 'body:ECOWAS', 'network'),
      from: fc.constantFrom(...days),
      to: fc.constantFrom(...days),
    }),
    { maxLength: 8 },
  );
  const records = fc.subarray(['public', 'network', 'body:ASEAN', 'body:ECOWAS', 'country:TH', 'participant:VN-MOH'], {
    minLength: 1,
  });
  const moments = fc.constantFrom('2026-11-18T12:00:00Z', '2026-11-20T00:00:00Z', '2026-11-21T23:59:59.999Z');
  await fc.assert(
    fc.asyncProperty(facts, records, moments, fc.constantFrom(...holders), async (given, record, moment, who) => {
      await database.query('TRUNCATE access.reader_key');
      const held = given.filter(({ from, to }) => !from || !to || from < to);
      await database.transaction(() => keepReaderKeys(database, ['A', 'B'], held, NOW));
      const fresh = new Readers(database, { edition: null } as StandingNews);
      const at = new Date(moment);
      const [row] = await database.query<{ by: boolean; at: boolean }>(
        `SELECT ${readableBy('$1::text[]', '$2::text[]')} AS by, ${readableAt('$1::text[]', '$3::text[]', '$4::timestamptz')} AS at`,
        [record, await fresh.keysOf(who, at), participantReaderKeys(who), at],
      );
      expect(row?.at).toBe(row?.by);
    }),
    { numRuns: 60 },
  );
});
