import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { subgraphContext, SubgraphSchemas } from '#graphql';
import { words } from '#kernel';
import {
  anotherIndex,
  germany,
  nobody,
  startLibrary,
  thailand,
  vietnam,
  type TestLibrary,
} from '../library.fixture.js';
import { passageOf } from './passage.js';
import { SearchWords } from './search-words.service.js';

let library: TestLibrary;
let learning: SearchWords;

const law = (title: string, over: object = {}): Promise<string> =>
  library.publish(vietnam, 'Law', {
    originalLanguage: 'en',
    titles: [{ language: 'en', value: title }],
    number: undefined,
    ...over,
  });

beforeAll(async () => {
  library = await startLibrary();
  learning = anotherIndex(library.db).learning;
  await law('Act on the vaccination of travellers', { topics: ['migrants-health'], inForceOn: '2020-01-01' });
  await law('Act on the licensing of physiotherapists', { legalForce: 'REPEALED', inForceOn: '2019-05' });
  await law('Secret plan against zoonoses', { audience: 'OWNER' });
  await library.publish(thailand, 'Law', {
    originalLanguage: 'th',
    titles: [{ language: 'th', value: 'พระราชบัญญัติหลักประกันสุขภาพแห่งชาติ' }],
    summaries: [
      {
        language: 'th',
        value: `${'กฎหมายว่าด้วยเรื่องอื่น ๆ '.repeat(20)}แรงงานข้ามชาติมีสิทธิได้รับบริการ ${'และเรื่องอื่น '.repeat(20)}`,
      },
      { language: 'ar', value: 'قانون التأمين الصحي للعمّال المهاجرين في تايلند' },
    ],
    number: undefined,
  });
  await library.publish(vietnam, 'Agreement', { audience: 'PARTIES' });
  await learning.learn();
});
afterAll(() => library.stop());

const FIELDS = `correctedTo didYouMean totalCount nodes { id title { value } }
  expandedBy { typed meaning alsoSearched { language value } }
  edges { highlights { field language cutBefore cutAfter segments { text match } } }`;
const ask = async (actor: typeof nobody, search: string | null, fields = FIELDS, filter: object = {}) =>
  (
    await library.ask(
      actor,
      `query ($search: String, $filter: PublicationFilter) { found: publications(search: $search, filter: $filter) { ${fields} } }`,
      { search, filter },
    )
  ).found;

describe('a mistyped search', () => {
  it('is corrected by itself when nothing is found, and says so', async () => {
    const found = await ask(nobody, 'vacination travelers');
    expect(found.correctedTo).toBe('vaccination travellers');
    expect(found.nodes).toHaveLength(1);
    expect(found.totalCount).toBe(1);
  });

  it('goes on with what was corrected on the next page', async () => {
    await law('Vaccination again');
    const page = (after: string) =>
      library.ask(
        nobody,
        `{ found: publications(search: "vacination", first: 1${after}) { correctedTo nodes { id } pageInfo { endCursor hasNextPage } } }`,
      );
    const first = (await page('')).found;
    const second = (await page(`, after: "${first.pageInfo.endCursor}"`)).found;
    expect([first.correctedTo, second.correctedTo]).toEqual(['vaccination', 'vaccination']);
    expect(second.nodes[0].id).not.toBe(first.nodes[0].id);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('is offered a better word when little is found, and only then', async () => {
    const found = await ask(nobody, 'licencing OR travellers');
    expect(found.correctedTo).toBeNull();
    expect(found.didYouMean).toBe('licensing OR travellers');
    expect((await ask(nobody, 'travellers')).didYouMean).toBeNull();
    expect((await ask(nobody, '"vacination"')).correctedTo).toBeNull();
  });

  it('is never told of words that only hidden, withdrawn or narrowed records have', async () => {
    for (const actor of [nobody, germany, vietnam]) {
      const found = await ask(actor, 'zoonosis');
      expect([found.correctedTo, found.didYouMean, found.nodes]).toEqual([null, null, []]);
    }
    const gone = await law('Ordinance about ophthalmologists');
    await learning.learn();
    expect((await ask(nobody, 'ophtalmologists')).correctedTo).toBe('ophthalmologists');
    await library.ask(vietnam, `mutation { revoke(id: "${gone}", reason: "mistake") { __typename } }`);
    const after = await ask(nobody, 'ophtalmologists');
    expect([after.correctedTo, after.didYouMean, after.nodes]).toEqual([null, null, []]);
  });

  it('is left alone where it is no word: numbers, scripts without spaces, syntax', async () => {
    for (const search of ['1234/5678', 'ข้ามซาตินนน', "'); SELECT pg_sleep(9); --", '%%%%', '____'])
      expect((await ask(nobody, search)).correctedTo).toBeNull();
  });
});

describe('highlights', () => {
  it('mark what was found, inflected too, in the field and language where it stands', async () => {
    const { edges } = await ask(nobody, 'physiotherapist license');
    expect(edges[0].highlights).toEqual([
      {
        field: 'title',
        language: 'en',
        cutBefore: false,
        cutAfter: false,
        segments: [
          { text: 'Act on the ', match: false },
          { text: 'licensing', match: true },
          { text: ' of ', match: false },
          { text: 'physiotherapists', match: true },
        ],
      },
    ]);
  });

  it('show the passage in a script without spaces, and from right to left', async () => {
    const shown = (await ask(nobody, 'ข้ามชาติ')).edges[0].highlights;
    const thai = shown.find(({ field }: { field: string }) => field === 'summary');
    expect(thai).toMatchObject({ field: 'summary', language: 'th', cutBefore: true, cutAfter: true });
    expect(thai.segments.find(({ match }: { match: boolean }) => match).text).toContain('ข้ามชาติ');
    expect(thai.segments.map(({ text }: { text: string }) => text).join('').length).toBeLessThanOrEqual(240);
    const [arabic] = (await ask(nobody, 'تأمين')).edges[0].highlights;
    expect(arabic.language).toBe('ar');
    expect(arabic.segments.find(({ match }: { match: boolean }) => match).text).toBe('التأمين');
  });

  it('give back every character of the passage, whatever is in the text', () => {
    const text = `${'word 😀 '.repeat(60)}target e\u0301t\u00e9 ${'𠮷野家'.repeat(100)}`.normalize('NFC');
    const hits = [...words(text)].filter((word) => word.text === 'target');
    const { segments } = passageOf(text, hits);
    const passage = segments.map((segment) => segment.text).join('');
    expect(text).toContain(passage);
    expect(passage.isWellFormed()).toBe(true);
    expect(segments.filter(({ match }) => match)).toEqual([{ text: 'target', match: true }]);
  });

  it('are empty without a search', async () => {
    expect((await ask(nobody, null)).edges[0].highlights).toEqual([]);
  });
});

describe('facets', () => {
  const ALL = `facets { kinds { value count } countries { value count } owners { value count } topics { value count } legalBases { value count }
    occupations { value count } languages { value count } years { value count } legalForces { value count } phases { value count } }`;

  it('count what the reader may see, and nothing else', async () => {
    const open = (await ask(nobody, null, ALL)).facets;
    expect(open.kinds).toEqual([{ value: 'LAW', count: 4 }]);
    expect(open.phases).toEqual([]);
    expect(open.countries).toEqual([
      { value: 'VN', count: 3 },
      { value: 'TH', count: 1 },
    ]);
    const party = (await ask(germany, null, ALL)).facets;
    expect(party.kinds).toEqual([
      { value: 'LAW', count: 4 },
      { value: 'AGREEMENT', count: 1 },
    ]);
    expect(party.phases).toEqual([{ value: 'SIGNED', count: 1 }]);
    const owner = (await ask(vietnam, 'zoonoses', ALL)).facets;
    expect(owner.owners).toEqual([{ value: 'VN-MOH', count: 1 }]);
    expect((await ask(germany, 'zoonoses', ALL)).facets.owners).toEqual([]);
  });

  it('count each facet without its own choice, by one statement', async () => {
    library.statements();
    const { facets } = await ask(nobody, null, ALL, { legalForces: ['REPEALED'], countries: ['VN'] });
    expect(library.statements().filter((sql) => sql.includes('WITH hit'))).toHaveLength(1);
    expect(facets.legalForces).toEqual([
      { value: 'IN_FORCE', count: 2 },
      { value: 'REPEALED', count: 1 },
    ]);
    expect(facets.countries).toEqual([{ value: 'VN', count: 1 }]);
    expect(facets.years).toEqual([{ value: '2019', count: 1 }]);
    expect(facets.topics).toEqual([]);
  });

  it('filter by what they count', async () => {
    const titles = async (filter: object) => (await ask(nobody, null, 'totalCount', filter)).totalCount;
    expect(await titles({ years: [2019] })).toBe(1);
    expect(await titles({ years: [2019, 2020] })).toBe(2);
    expect(await titles({ legalForces: ['IN_FORCE'], phases: ['SIGNED'] })).toBe(3);
    expect(await titles({ years: [] })).toBe(0);
  });

  it('follow the search, its other languages and its correction', async () => {
    expect((await ask(nobody, 'licensing', ALL)).facets.kinds).toEqual([{ value: 'LAW', count: 1 }]);
    const found = await ask(nobody, 'health insurance', `${ALL} ${FIELDS}`);
    expect(found.facets.countries).toEqual([{ value: 'TH', count: 1 }]);
    expect(found.expandedBy[0]).toMatchObject({ typed: 'health insurance', meaning: 'health insurance' });
    expect(found.expandedBy[0].alsoSearched).toContainEqual({ language: 'de', value: 'Krankenversicherung' });
    expect((await ask(nobody, 'vacination', ALL)).facets.kinds[0].value).toBe('LAW');
  });
});

it('counts facets of a query that is used often, and therefore compiled, as of any', async () => {
  const query =
    '{ publications(search: "travellers") { totalCount facets { kinds { value count } owners { value count } } } }';
  const compiled = compileQuery(library.service.app.get(SubgraphSchemas).get('library'), parse(query));
  if (!isCompiledQuery(compiled)) throw new Error('it is not compiled');
  const context = subgraphContext({ actor: nobody, requestId: 'test', languages: ['en'] });
  const { data, errors } = await compiled.query(undefined, context, {});
  expect(errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(data))).toEqual(await library.ask(nobody, query));
  expect(data?.['publications'].facets.kinds).toEqual([{ value: 'LAW', count: 1 }]);
});
