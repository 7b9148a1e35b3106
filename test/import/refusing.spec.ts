import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare } from '../../tools/import/run-import.js';
import { jsonLines, lawMapping } from './importing.fixture.js';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'comity-import-test-'));
});
beforeEach(() => {
  file = write('laws.csv', 'id,title,date,rank\n1,Gesetz,2020-01-01,gesetz\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const faults = async (mapping: object | string, of = file): Promise<readonly string[]> => {
  const text = typeof mapping === 'string' ? mapping : JSON.stringify(mapping);
  try {
    await prepare(of, { mappingFile: write('mapping.json', text) });
  } catch (error) {
    return (error as { faults: readonly string[] }).faults;
  }
  return [];
};

describe('a mapping is refused, and told why', () => {
  it('when it fits: not at all', async () => {
    expect(await faults(lawMapping())).toEqual([]);
  });

  it.each([
    ['{"version": 1,\n  "kind" "LAW"}', 'is not JSON: line 2, column 10: expected :'],
    ['{"version": 1,\n}', 'is not JSON: line 2, column 1: expected a name in double quotes'],
    ['{"fields": ["a" "b"]}', 'is not JSON: line 1, column 17: expected , or ]'],
    ['{"a": tru}', 'is not JSON: line 1, column 7: expected a value'],
    ['{"a": "x\\q"}', 'is not JSON: line 1, column 9: expected a value'],
    ['{"a": 1} x', 'is not JSON: line 1, column 10: expected nothing more'],
    ['', 'is not JSON: line 1, column 1: expected a value'],
  ])('when it is not JSON: %j', async (text, fault) => {
    expect(await faults(text)).toEqual([fault]);
  });

  it.each([
    ['another version', { version: 2 }, ['version: expected 1']],
    ['an unknown kind', { kind: 'STATUTE' }, [expect.stringContaining('"LAW"|"AGREEMENT"|"PRACTICE"')]],
    ['a misspelt option', { formt: 'csv' }, ['formt is not known here; did you mean format?']],
    [
      'an unknown encoding',
      { encoding: 'latin-7x' },
      ['encoding: "latin-7x" is not a known encoding; try windows-1252'],
    ],
    ['no owner', { owner: undefined }, ['owner is missing; give it in the mapping or with --owner']],
    [
      'an owner that is none',
      { owner: 'Bern' },
      ['owner: "Bern" is not a participant\'s id; expected one such as CH-BAG or IOM'],
    ],
  ])('for %s', async (_, over, expected) => {
    expect(await faults(lawMapping({}, over))).toEqual(expected);
  });

  it.each([
    ['an unknown field', { publishdOn: 'date' }, 'publishdOn: is not a field of a law; did you mean publishedOn?'],
    ['a field of another kind', { parties: 'date' }, expect.stringContaining('parties: is not a field of a law')],
    ['a language that does not exist', { 'title.xx': 'title' }, expect.stringContaining('"xx" is not a language')],
    ['a field that has parts', { summary: 'title' }, 'summary: has parts: give summary.en for the text in English'],
    ['a part of what has none', { 'number.en': 'title' }, 'number.en: number has no parts'],
    [
      'a list without a place',
      { 'provisions.heading': 'title' },
      expect.stringContaining('"heading" is not a place in a list'),
    ],
    [
      'an unknown part',
      { 'provisions.0.headin': 'title' },
      'provisions.0.headin: is not a field of provisions.0; did you mean provisions.0.heading?',
    ],
    ['one field twice', { 'title.DE': 'title' }, 'title.DE: is the same field as title.de'],
    [
      'an unknown topic',
      { topics: { const: ['health-personell'] } },
      expect.stringMatching(/^topics: "health-personell" is not a known topic/),
    ],
    [
      'an unknown code',
      { lawType: { column: 'rank', codes: { gesetz: 'STATUTE' } } },
      expect.stringMatching(/^lawType: codes\.gesetz: "STATUTE": .*"ACT"/),
    ],
    [
      'an unknown code for the rest',
      { lawType: { column: 'rank', codes: { gesetz: 'ACT' }, otherwise: 'X' } },
      expect.stringMatching(/^lawType: otherwise: "X"/),
    ],
    [
      'a constant that is no language',
      { originalLanguage: { const: 'xx' } },
      expect.stringContaining('originalLanguage: "xx" is not a language'),
    ],
    [
      'a token that is no part of a date',
      { publishedOn: { column: 'date', date: 'YYYY-MM-TT' } },
      'publishedOn: "TT" in "YYYY-MM-TT" is not a part of a date; expected YYYY, MM, M, DD, D or *',
    ],
    [
      'years of two digits',
      { publishedOn: { column: 'date', date: 'DD.MM.YY' } },
      expect.stringContaining('"YY" in "DD.MM.YY"'),
    ],
    [
      'a date without a year',
      { publishedOn: { column: 'date', date: 'DD.MM.' } },
      expect.stringContaining('has no year'),
    ],
    [
      'an option of dates without a date',
      { number: { column: 'date', calendar: 'buddhist' } },
      expect.stringContaining('calendar needs date'),
    ],
    ['a split text', { number: { column: 'date', split: ';' } }, expect.stringContaining('split is for lists')],
    [
      'an unknown option',
      { number: { column: 'date', trim: true } },
      expect.stringContaining('fields.number.trim is not known here'),
    ],
    ['a source that is none', { number: { colum: 'date' } }, expect.stringContaining("expected a column's name")],
    [
      'a template without columns',
      { number: { template: 'x' } },
      expect.stringContaining('the template names no column'),
    ],
  ])('for %s', async (_, fields, expected) => {
    expect((await faults(lawMapping(fields)))[0]).toEqual(expected);
  });

  it.each(['sourceId', 'originalLanguage', 'lawType', 'legalForce', 'title.de'])('without %s', async (name) => {
    const found = await faults(lawMapping({ [name]: undefined }));
    expect(found).toEqual([expect.stringMatching(`^${name.split('.')[0]} is missing: `)]);
  });

  it('without the title in the original language', async () => {
    expect(await faults(lawMapping({ originalLanguage: { const: 'fr' } }))).toEqual([
      'title.fr is missing: the title in the original language',
    ]);
  });

  it('for columns that the file does not have', async () => {
    const mapping = lawMapping({ number: 'nmber', gazette: { template: '{id} {titl}' } }, { where: { rnk: 'gesetz' } });
    expect(await faults(mapping)).toEqual([
      'fields.number: the file has no column "nmber"',
      'fields.gazette: the file has no column "titl"; did you mean "title"?',
      'where: the file has no column "rnk"; did you mean "rank"?',
      'columns of the file: id, title, date, rank',
    ]);
    expect(await faults(lawMapping({ number: { column: 'nmber', optional: true } }))).toEqual([]);
  });

  it('for columns that no line of a JSON lines file has, and says how many were looked at', async () => {
    const lines = write(
      'laws.jsonl',
      jsonLines([
        { id: '1', title: 'x', meta: { dates: { published: '2020' } } },
        { id: '2', extra: 1 },
      ]),
    );
    const columns = expect.stringMatching(
      /^columns of the file \(its first 2 rows .*"optional": true}\): id, title, meta, meta.dates, extra$/,
    );
    expect(await faults(lawMapping(), lines)).toEqual(
      ['fields.publishedOn: the file has no column "date"; did you mean "extra"?', columns].map((f) =>
        f === columns ? columns : expect.stringContaining('has no column "date"'),
      ),
    );
    expect(
      await faults(
        lawMapping({ publishedOn: { column: 'meta.dates.published', date: 'YYYY' }, number: 'extra' }),
        lines,
      ),
    ).toEqual([]);
  });
});

describe('a file is refused, and told why', () => {
  it.each([
    ['one that is not there', null, 'there is no such file'],
    ['an empty one', '', 'is empty'],
    ['a JSON array in one line that is too long', `[${'1,'.repeat(6_000_000)}1]`, expect.stringContaining('jq -c')],
    ['a JSON array without objects', '[1, 2]', 'none of its first 2 records is a JSON object'],
    ['a workbook', 'PK\u0003\u0004…', expect.stringContaining('not sent or saved as a whole')],
    ['bytes that are no text', 'a\u0000b', 'is not a text file'],
    ['two columns of one name', 'id,title,date,id\n', 'two columns are called "id"'],
    [
      'UTF-16 that was not announced',
      Buffer.from('\ufeffid,title,date\n', 'utf16le'),
      'is UTF-16; say so in the mapping: "encoding": "utf-16le"',
    ],
    [
      'latin-1 that was not announced',
      Buffer.from('id,title,date\n1,Gesetz\n2,Gesetz über Ärzte\n', 'latin1'),
      'line 3: byte 10 of the line (0xFC) is not UTF-8. Save it as UTF-8, or name its encoding in the mapping, e.g. "encoding": "windows-1252"',
    ],
    [
      'packed data that is broken from the start',
      gzipSync('x').fill(0, 4),
      expect.stringContaining('cannot be unpacked'),
    ],
  ])('%s', async (_, content, fault) => {
    const path = content === null ? join(folder, 'nowhere.csv') : write('refused.csv', content);
    expect(await faults(lawMapping(), path)).toEqual([fault]);
  });

  it('one that is not what the mapping says', async () => {
    expect(await faults(lawMapping({}, { format: 'jsonl' }))).toEqual([
      expect.stringContaining('is not JSON lines, as the mapping says: line 1 begins with "id,title,date'),
    ]);
  });
});
