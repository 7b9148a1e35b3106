import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jsonLines, lawMapping, startImporting, type Importing } from './importing.fixture.js';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.stop());

const laws = (prefix: string, count: number, over: object = {}): object[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${prefix}-${String(i + 1).padStart(4, '0')}`,
    title: `Gesetz ${i + 1}`,
    date: '2020-01-01',
    ...over,
  }));
const file = (name: string, rows: readonly object[]): string => importing.write(`${name}.jsonl`, jsonLines(rows));

describe('an import', () => {
  it('publishes once: given again, everything is unchanged', async () => {
    const path = file('once', laws('ONCE', 600));
    expect(await importing.import(path, lawMapping())).toMatchObject({
      rows: 600,
      published: 600,
      unchanged: 0,
      bad: 0,
    });
    const before = await importing.counts();
    expect(await importing.import(path, lawMapping())).toMatchObject({
      rows: 600,
      published: 0,
      revised: 0,
      unchanged: 600,
    });
    expect(await importing.counts()).toEqual(before);
  });

  it('makes a revision of what changed in the file', async () => {
    await importing.import(file('revised', laws('REV', 3)), lawMapping());
    const changed = laws('REV', 3).map((law, i) => (i === 1 ? { ...law, title: 'Neues Gesetz' } : law));
    expect(await importing.import(file('revised', changed), lawMapping())).toMatchObject({
      published: 0,
      revised: 1,
      unchanged: 2,
    });
    expect((await importing.records('REV'))[1]).toMatchObject({ title: { de: 'Neues Gesetz' } });
  });

  it('writes nothing in a dry run, and says what it would write', async () => {
    const before = await importing.counts();
    const rows = [...laws('DRY', 300), { id: 'DRY-X', title: '' }];
    expect(await importing.import(file('dry', rows), lawMapping(), { dryRun: true })).toMatchObject({
      dryRun: true,
      rows: 301,
      published: 300,
      bad: 1,
    });
    expect(await importing.counts()).toEqual(before);
  });

  it.each([
    ['the mapping finds', { id: 'ALL-X', title: 'x', date: '2020-13-01' }, 'publishedOn'],
    ['the library finds', { id: 'ALL-X', date: '2020-01-01' }, 'title'],
  ])('writes all or nothing when told so: a bad row that %s', async (_, badRow, field) => {
    const before = await importing.counts();
    const path = file('all', [...laws('ALL', 300), badRow]);
    const summary = await importing.import(path, lawMapping(), { allOrNothing: true });
    expect(summary).toMatchObject({ published: 0, bad: 1, tookBack: true, problems: [{ line: 301, field }] });
    expect(await importing.counts()).toEqual(before);
  });

  it('writes all when told all or nothing and every row is good', async () => {
    expect(await importing.import(file('all', laws('ALL', 300)), lawMapping(), { allOrNothing: true })).toMatchObject({
      published: 300,
      bad: 0,
      tookBack: false,
    });
    expect(await importing.records('ALL')).toHaveLength(300);
  });

  it('reads no more rows than asked for', async () => {
    expect(await importing.import(file('limit', laws('LIM', 20)), lawMapping(), { limit: 7 })).toMatchObject({
      rows: 7,
      published: 7,
    });
  });

  it('takes the rows that where names, without those that skipIf names', async () => {
    const rows = [
      ...laws('SEL', 2, { lang: 'de', rank: 1 }),
      ...laws('SEL', 1, { lang: 'fr', rank: 1 }),
      ...laws('SEL2', 1, { lang: 'de', rank: 2 }),
    ];
    const mapping = lawMapping({}, { where: { lang: ['de', 'rm'] }, skipIf: { rank: 2 } });
    expect(await importing.import(file('sel', rows), mapping)).toMatchObject({
      rows: 4,
      published: 2,
      leftOut: 2,
      bad: 0,
    });
  });

  it('tells what the library refuses with the column that it came from, and a key that comes twice', async () => {
    const rows = [{ ...laws('BAD', 1)[0], url: 'ftp://x' }, ...laws('BAD', 2).slice(1), { ...laws('BAD', 2)[1] }];
    const { problems, published } = await importing.import(file('bad', rows), lawMapping({ officialUrl: 'url' }));
    expect(problems).toEqual([
      {
        line: 1,
        field: 'officialUrl',
        message: 'column "url": expected an address that begins with https:// or http://',
      },
      { line: 3, field: 'sourceId', message: 'column "id": "BAD-0002" stands in row 2 already' },
    ]);
    expect(published).toBe(1);
  });

  it('ends in good order when it is stopped, and goes on when it is started again', async () => {
    const path = file('stop', laws('STOP', 900));
    const stopping = new AbortController();
    const progress = {
      at: (rows: number) => rows >= 250 && stopping.abort(),
      say: () => undefined,
      end: () => undefined,
    };
    const first = await importing.import(path, lawMapping(), { progress, signal: stopping.signal });
    expect(first).toMatchObject({ stopped: true, published: 250 });
    expect(await importing.import(path, lawMapping())).toMatchObject({ published: 650, unchanged: 250 });
  });
});

describe('values', () => {
  let round = 0;
  /** what becomes of one row */
  const become = async (fields: object, row: object): Promise<Record<string, unknown> | string> => {
    const id = `VAL-${String(++round).padStart(4, '0')}`;
    const { problems } = await importing.import(
      file('val', [{ id, title: 'Gesetz', ...row }]),
      lawMapping({ publishedOn: undefined, ...fields }),
    );
    return problems[0]?.message ?? ((await importing.records(id))[0] as Record<string, unknown>);
  };

  it.each([
    ['YYYY-MM-DD', '2024-02-29', '2024-02-29'],
    ['DD/MM/YYYY', '03/12/2019', '2019-12-03'],
    ['M/D/YYYY', ' 5/9/1947 ', '1947-05-09'],
    ['DD.MM.YYYY', '31.01.2001', '2001-01-31'],
    ['D.M.YYYY', '1.2.2001', '2001-02-01'],
    ['YYYYMMDD', '20010131', '2001-01-31'],
    ['MM/YYYY', '07/2012', '2012-07'],
    ['YYYY', '2012', '2012'],
    ['YYYY-MM-DD*', '2012-04-05T10:00:00Z', '2012-04-05'],
    [['YYYY-MM-DD', 'YYYY'], '1998', '1998'],
  ])('a date as %j', async (date, given, expected) => {
    expect(await become({ publishedOn: { column: 'd', date } }, { d: given })).toMatchObject({ publishedOn: expected });
  });

  it('a date of the Buddhist era', async () => {
    const publishedOn = { column: 'd', date: 'D/M/YYYY', calendar: 'buddhist' };
    expect(await become({ publishedOn }, { d: '29/2/2567' })).toMatchObject({ publishedOn: '2024-02-29' });
    expect(await become({ publishedOn }, { d: '29/2/2566' })).toContain('does not exist');
  });

  it.each([
    ['YYYY-MM-DD', '2023-02-29', 'which is a date that does not exist'],
    ['D/M/YYYY', '31/4/2020', 'which is a date that does not exist'],
    ['M/D/YYYY', '13/1/2020', 'which is a date that does not exist'],
    ['YYYY-MM-DD', '0000-00-00', 'has the year 0, which cannot be meant'],
    ['YYYY', '9999', 'has the year 9999, which cannot be meant; expected 1000 to'],
    ['YYYY-MM-DD', '2020-1-1', 'which is not a date; expected YYYY-MM-DD'],
    ['YYYYMMDD', '2020-01-01', 'which is not a date; expected YYYYMMDD'],
  ])('no date: %s from %s', async (date, given, expected) => {
    expect(await become({ publishedOn: { column: 'd', date } }, { d: given })).toContain(expected);
  });

  it('HTML without its tags, with its characters, where the mapping asks for it', async () => {
    const html =
      '<p>Gesetz &uuml;ber CO<sub>2</sub> &amp;&nbsp;<b class="x">&#196;rzte</b></p><!-- > --><style>p{}</style> 3 < 5 &amp;lt; &unknown;<script>if (a<b) {}</script><br/>Ende';
    expect(await become({ 'title.de': { column: 'title', html: true } }, { title: html })).toMatchObject({
      title: { de: 'Gesetz über CO2 & Ärzte\n3 < 5 &lt; &unknown;\nEnde' },
    });
    expect(await become({}, { title: '<b>x</b>' })).toMatchObject({ title: { de: '<b>x</b>' } });
  });

  it('HTML of ten megabytes without end', async () => {
    const began = process.cpuUsage();
    const summary = { column: 'text', html: true, maxLength: 100 };
    for (const part of ['<', '<a ', '<!--', '<script>', '&amp'])
      await become({ 'summary.de': summary }, { text: `x ${part.repeat(2_000_000 / part.length)}` });
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(10_000);
  });

  it('codes, with another for the rest, or none', async () => {
    const lawType = { column: 'rank', codes: { ley: 'ACT', acta: null } };
    expect(await become({ lawType }, { rank: ' ley ' })).toMatchObject({ lawType: 'ACT' });
    expect(await become({ lawType }, { rank: 'lei' })).toBe(
      'column "rank" has "lei", which is not among the codes of the mapping; did you mean "ley"?',
    );
    expect(await become({ lawType: { ...lawType, otherwise: 'DECREE' } }, { rank: '?' })).toMatchObject({
      lawType: 'DECREE',
    });
    expect(await become({ lawType: { ...lawType, default: 'ORDER' } }, { rank: '' })).toMatchObject({
      lawType: 'ORDER',
    });
    expect(await become({ lawType }, { rank: 'acta' })).toContain('column "rank": ');
  });

  it('lists, from one column that is split or from a JSON list', async () => {
    const provenance = { column: 'from', split: ';' };
    expect(await become({ provenance }, { from: 'a; b;;c' })).toMatchObject({ provenance: ['a', 'b', 'c'] });
    expect(await become({ provenance: 'from' }, { from: ['a', null, ' b '] })).toMatchObject({
      provenance: ['a', 'b'],
    });
    expect(await become({ number: 'from' }, { from: ['a'] })).toContain('is no single value');
  });

  it('true and false', async () => {
    const url = { officialUrl: { const: 'https://example.org' } };
    expect(await become({ ...url, urlIsOfficial: 'o' }, { o: false })).toMatchObject({ urlIsOfficial: false });
    expect(
      await become({ ...url, urlIsOfficial: { column: 'o', codes: { yes: true, no: false } } }, { o: 'yes' }),
    ).toMatchObject({ urlIsOfficial: true });
    expect(await become({ ...url, urlIsOfficial: 'o' }, { o: 'yes' })).toContain('is neither true nor false');
  });

  it('empty ones, and those that the mapping calls empty, as nothing', async () => {
    const { problems } = await importing.import(
      file('empty', [{ ...laws('EMPTY', 1)[0], number: ' n/a ', gazette: '  ' }]),
      lawMapping({ number: 'number', gazette: 'gazette' }, { empty: ['n/a'] }),
    );
    expect(problems).toEqual([]);
    const [record] = await importing.records('EMPTY');
    expect(Object.keys(record as object)).not.toEqual(expect.arrayContaining(['number']));
    expect(record).not.toHaveProperty('gazette');
  });

  it('long texts cut between words', async () => {
    const summary = { column: 'text', maxLength: 30 };
    expect(await become({ 'summary.de': summary }, { text: 'Gesetz über die Ausbildung der Ärzte 𝔘' })).toMatchObject({
      summary: { de: 'Gesetz über die Ausbildung…' },
    });
  });

  it('titles of rows that lack one language, without a legal value for it', async () => {
    const fields = { 'title.fr': { column: 'fr', optional: true }, 'legalValues.fr': { const: 'OFFICIAL' } };
    expect(await become(fields, {})).not.toHaveProperty('legalValues.fr');
    expect(await become(fields, { fr: 'Loi' })).toMatchObject({
      legalValues: { fr: 'OFFICIAL' },
      title: { de: 'Gesetz', fr: 'Loi' },
    });
  });

  it('parties of an agreement, from the names of countries', async () => {
    const mapping = {
      version: 1,
      kind: 'AGREEMENT',
      owner: 'ILO',
      fields: {
        sourceId: { template: 'AGR-{no}' },
        originalLanguage: { const: 'en' },
        'title.en': { template: 'Agreement between {a} and {b}' },
        agreementType: { const: 'BILATERAL' },
        form: { const: 'AGREEMENT' },
        phase: { const: 'UNKNOWN' },
        'parties.0.country': { column: 'a', countryNamesIn: 'en', codes: { 'West Germany': 'DE' } },
        'parties.1.country': { column: 'b', countryNamesIn: 'en' },
        'parties.1.role': { const: 'ORIGIN' },
        'parties.2.country': { column: 'c', countryNamesIn: 'en' },
      },
    };
    const path = importing.write(
      'agr.csv',
      'no,a,b,c\n1,West Germany,Viet Nam,\n2,Bosnia and Herzegovina,Cote d’Ivoire,FR\n3,Yugoslavia,France,\n',
    );
    const { problems } = await importing.import(path, mapping);
    expect(problems).toEqual([
      {
        line: 4,
        field: 'parties.0.country',
        message: expect.stringContaining('"Yugoslavia", which names no country of today'),
      },
    ]);
    expect((await importing.records('AGR')).map(({ parties }) => parties)).toEqual([
      [{ country: 'DE' }, { country: 'VN', role: 'ORIGIN' }],
      [{ country: 'BA' }, { country: 'CI', role: 'ORIGIN' }, { country: 'FR' }],
    ]);
  });
});
