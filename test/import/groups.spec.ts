import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jsonLines, lawMapping, startImporting, type Importing } from './importing.fixture.js';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.stop());

const file = (name: string, rows: readonly object[]): string => importing.write(`${name}.jsonl`, jsonLines(rows));
/** One row for each language; acts have one number, regulations are SOR in English and DORS in French. */
const row = (key: string, lang: 'en' | 'fr', more: object = {}): object => ({
  id: `${key.replace('SOR', lang === 'en' ? 'SOR' : 'DORS')}`,
  lang,
  title: `${lang} ${key}`,
  date: '2020-01-01',
  ...more,
});
const mapping = (fields: object = {}, group: object = {}): object =>
  lawMapping(
    {
      sourceId: { column: 'id', from: { lang: 'en' } },
      originalLanguage: { const: 'en' },
      'title.de': { column: 'none', optional: true },
      'title.en': { column: 'title', from: { lang: 'en' } },
      'title.fr': { column: 'title', from: { lang: 'fr' } },
      provenance: 'id',
      ...fields,
    },
    { group: { by: { column: 'id', replace: { DORS: 'SOR' } }, ...group } },
  );

describe('rows of a group', () => {
  it('make one record, each row giving its language, and lists what all of them have', async () => {
    const rows = [row('G1-SOR-1', 'en'), row('G1-SOR-1', 'fr'), row('G1-SOR-2', 'en'), row('G1-SOR-2', 'fr')];
    expect(await importing.import(file('together', rows), mapping())).toMatchObject({ rows: 4, published: 2, bad: 0 });
    const [record] = await importing.records('G1-');
    expect(record).toMatchObject({
      sourceId: 'G1-SOR-1',
      title: { en: 'en G1-SOR-1', fr: 'fr G1-SOR-1' },
      provenance: ['G1-SOR-1', 'G1-DORS-1'],
      publishedOn: '2020-01-01',
    });
    expect(await importing.import(file('together', rows), mapping())).toMatchObject({ published: 0, unchanged: 2 });
  });

  it('give an item each to a list of parts', async () => {
    const rows = [1, 2, 3].map((n) => row('G2-1', 'en', { title: 'Law', heading: n === 2 ? '' : `Article ${n}` }));
    await importing.import(file('parts', rows), mapping({ 'provisions.+.heading': 'heading' }));
    expect(await importing.records('G2-')).toMatchObject([
      { provisions: [{ heading: 'Article 1' }, { heading: 'Article 3' }] },
    ]);
  });

  it('that come back later are refused, each with its line and what would be right', async () => {
    const rows = [row('G3-1', 'en'), row('G3-2', 'en'), row('G3-2', 'fr'), row('G3-1', 'fr')];
    expect(await importing.import(file('apart', rows), mapping())).toMatchObject({
      rows: 4,
      published: 2,
      bad: 1,
      problems: [
        { line: 4, field: '', message: expect.stringMatching(/"G3-1" ended in line 1 and comes back here.*scattered/) },
      ],
    });
    const none = file(
      'none',
      rows.map((one) => ({ ...one, id: `N${(one as { id: string }).id}` })),
    );
    expect(await importing.import(none, mapping(), { allOrNothing: true })).toMatchObject({
      published: 0,
      tookBack: true,
    });
    expect(await importing.records('NG3-')).toEqual([]);
  });

  it('may stand anywhere when the mapping says so, also in CSV', async () => {
    const rows = [
      row('G4-1', 'en'),
      row('G4-2', 'en', { title: 'with "marks",\nand lines' }),
      row('G4-2', 'fr'),
      row('G4-1', 'fr'),
    ];
    const scattered = mapping({}, { scattered: true });
    expect(await importing.import(file('anywhere', rows), scattered)).toMatchObject({ rows: 4, published: 2, bad: 0 });
    expect((await importing.records('G4-')).map(({ title }) => title)).toEqual([
      { en: 'en G4-1', fr: 'fr G4-1' },
      { en: 'with "marks",\nand lines', fr: 'fr G4-2' },
    ]);
    const cells = rows.map((one) =>
      Object.values(one)
        .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
        .join(','),
    );
    const csv = importing.write('anywhere.csv', ['id,lang,title,date', ...cells].join('\n'));
    expect(await importing.import(csv, scattered)).toMatchObject({ rows: 4, published: 0, unchanged: 2 });
  });

  it('that contradict each other are refused, unless the mapping says which of them is asked', async () => {
    const rows = [row('G5-1', 'en'), row('G5-1', 'fr', { date: '2021-01-01' })];
    expect((await importing.import(file('contradict', rows), mapping())).problems).toEqual([
      expect.objectContaining({
        line: 1,
        field: 'publishedOn',
        message: 'line 1 has "2020-01-01" and line 2 has "2021-01-01"; say by "from" which rows are asked',
      }),
    ]);
    const from = { publishedOn: { column: 'date', date: 'YYYY-MM-DD', from: { lang: 'fr' } } };
    expect(await importing.import(file('contradict', rows), mapping(from))).toMatchObject({ published: 1, bad: 0 });
  });

  it('have a key, and no more than a thousand', async () => {
    const rows = [row('', 'en'), ...Array.from({ length: 1001 }, () => row('G6-1', 'en')), row('G6-2', 'en')];
    const { problems, published } = await importing.import(file('keyless', rows), mapping());
    expect(published).toBe(1);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [1, expect.stringContaining('column id is empty, so it is not known which record')],
      [2, expect.stringContaining('has more than 1000 rows')],
    ]);
  });

  it('are asked for in the mapping before + stands for each of them', async () => {
    const wrong = lawMapping({ 'provisions.+.heading': 'title' });
    await expect(importing.import(file('plus', [row('G7-1', 'en')]), wrong)).rejects.toThrow(
      'provisions.+.heading: + stands for every row of a group, and the mapping has no group',
    );
  });
});

describe('a mapping', () => {
  const law = (id: string, more: object = {}): object => ({ id, title: id, date: '2020-01-01', ...more });

  it('reads a JSON array, element by element, and names the line of a broken one', async () => {
    const elements = [
      '{"id": "A-1",\n "title": "[{,]}\\"", "date": "2020-01-01"}',
      '{"id": }',
      JSON.stringify(law('A-2')),
    ];
    const path = importing.write('array.json', `[\n${elements.join(',\n')}\n]\n`);
    expect(await importing.import(path, lawMapping())).toMatchObject({
      rows: 3,
      published: 2,
      problems: [{ line: 4, message: expect.stringContaining('is not JSON: column 8') }],
    });
    const cut = importing.write('cut.json', '[{"id": "A-3", "title": "x", "date": "2020-01-01"}, {"id": "A');
    expect(await importing.import(cut, lawMapping())).toMatchObject({
      published: 1,
      problems: [{ line: 1, message: expect.stringContaining('not closed') }],
    });
  });

  it('takes the owner from a column, and makes items of the values of a list', async () => {
    const owner = { column: 'country', codes: { CHE: 'CH-BAG', VNM: 'VN-MOH' } };
    const rows = [law('O-1', { country: 'CHE' }), law('O-2', { country: 'VNM' }), law('O-3', { country: 'XXX' })];
    expect(await importing.import(file('owners', rows), lawMapping({}, { owner }))).toMatchObject({
      published: 2,
      problems: [{ line: 3, field: 'owner' }],
    });
    const owners = await importing.db.query<{ owner: string }>(
      `SELECT owner FROM library.publication WHERE starts_with(source_id, 'O-') ORDER BY source_id`,
    );
    expect(owners.map((one) => one.owner)).toEqual(['CH-BAG', 'VN-MOH']);
    const listed = lawMapping({ provisions: { column: 'articles', each: 'heading' } });
    await importing.import(file('each', [law('E-1', { articles: ['One', 'Two'] })]), listed);
    expect(await importing.records('E-1')).toMatchObject([{ provisions: [{ heading: 'One' }, { heading: 'Two' }] }]);
  });
});
