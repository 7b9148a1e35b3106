import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anotherIndex, nobody, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';
import { readByIndex } from './by-index.js';
import { relevanceSql } from './relevance.js';
import { Searching } from './searching.service.js';
import type { CompiledSearch } from './compiled-search.js';
import { shareOf, type WordShares } from './word-shares.service.js';

let library: TestLibrary;

beforeAll(async () => {
  library = await startLibrary();
  for (let n = 0; n < 12; n++)
    await library.publish(vietnam, 'Law', {
      originalLanguage: 'en',
      number: undefined,
      inForceOn: `20${10 + n}-01-01`,
      titles: [{ language: 'en', value: n % 3 === 0 ? `Midwife act ${n}` : `Act ${n}` }],
      summaries: [{ language: 'en', value: n % 2 === 0 ? 'A midwife' : 'Of something else' }],
    });
});
afterAll(() => library.stop());

const found = async (search: string): Promise<string[]> => {
  const { publications } = await library.ask(
    nobody,
    `query ($search: String) { publications(search: $search, first: 50) { nodes { id } } }`,
    { search },
  );
  return publications.nodes.map(({ id }: { id: string }) => id);
};

describe('a word', () => {
  const shares = new Map([
    ['act', 0.5],
    ['acting', 0.1],
    ['nurse', 0.01],
  ]);

  it.each([
    [`'act'`, 0.5],
    [`'nurse' & 'act'`, 0.01],
    [`('nurse' | 'act') & 'act'`, 0.5],
    [`'nurse' <-> 'act'`, 0.01],
    [`'act' <-> ('x' | 'nurse')`, 0.01],
    [`'acti':*`, 0.1],
    [`'act' & !'nurse'`, 0.5],
    [`!('nurse' | 'x')`, 1],
    [`'unheard' | ('act' <2> 'nurse')`, 0.01],
    [`'unheard'`, 0],
  ])('search %s finds a share of %d', (query, share) => expect(shareOf(query, shares)).toBe(share));
});

describe('a page', () => {
  const ids = async (shares: WordShares, after: [number, string] | null): Promise<unknown[]> => {
    const search = (await library.service.app.get(Searching, { strict: false }).prepare('midwife')) as CompiledSearch;
    const parameters: unknown[] = [];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const matches = `p.search @@ ${parameter(search.found)}::tsquery`;
    const sql = relevanceSql(search, { conditions: ['TRUE'], matches, parameter, after, limit: 4, shares });
    return readByIndex(library.db, sql, parameters);
  };

  it('is the same whether it is found by the index of words or by going back from the last published', async () => {
    const rare: WordShares = { records: 1e6, of: () => 0 };
    const common: WordShares = { records: 1e6, of: () => 1 };
    const seen: string[] = [];
    let after: [number, string] | null = null;
    do {
      const page = (await ids(rare, after)) as { id: string; place: number }[];
      expect(await ids(common, after)).toEqual(page);
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      after = page.length === 4 && last ? [last.place, last.id] : null;
    } while (after);
    expect(new Set(seen)).toEqual(new Set(await found('midwife')));
    expect(seen).toHaveLength(8);
  });

  it('leaves no settings behind', async () => {
    await found('midwife');
    expect(await library.db.query(`SHOW enable_seqscan`)).toEqual([{ enable_seqscan: 'on' }]);
  });
});

describe('a concept', () => {
  it('is found by its names in other languages, in the order of their words', async () => {
    const title = (value: string, language: string) =>
      library.publish(vietnam, 'Law', {
        originalLanguage: language,
        number: undefined,
        inForceOn: '2001-01-01',
        titles: [{ language, value }],
        summaries: [],
      });
    const french = await title('Loi sur les professionnels de la santé', 'fr');
    const scattered = await title('La santé des professionnels', 'fr');
    const english = await title('Health workers act', 'en');
    const here = await found('health worker');
    expect(here[0]).toBe(english);
    expect(here).toContain(french);
    expect(here).not.toContain(scattered);
    expect(await found('professionnels de la santé')).toContain(english);
  });

  it('is looked for in all records again when there are other names for it', async () => {
    const { learning } = anotherIndex(library.db);
    await learning.learn();
    const before = await found('Hebamme');
    await library.db.query(`UPDATE library.publication SET search = '', search_title = ''`);
    await learning.learn();
    expect(await found('Hebamme')).toEqual([]);
    await library.db.query(`UPDATE library.search_edition SET names = 'of another edition'`);
    await learning.learn();
    expect(await found('Hebamme')).toEqual(before);
    expect(before).toHaveLength(8);
  });
});
