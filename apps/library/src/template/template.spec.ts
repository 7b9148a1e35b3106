import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { PUBLICATION_KINDS } from '#kernel';
import { startLibrary, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';
import { EXAMPLE } from './example.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());
const get = (path: string, language = 'en') =>
  fetch(`${library.url}/${path}`, { headers: { 'accept-language': language } });
const names = PUBLICATION_KINDS.map((kind) => kind.toLowerCase());

describe.each(names)('the template for a %s', (name) => {
  it('is a table with every needed field and an example, as CSV', async () => {
    const [row] = parse(await (await get(`templates/${name}.csv`, 'vi')).text(), {
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    expect(row).toMatchObject({ kind: name.toUpperCase(), sourceId: EXAMPLE });
    expect(Object.keys(row ?? {})).toEqual(
      expect.arrayContaining(['title.vi', 'title.en', 'originalLanguage', 'topics']),
    );
  });

  it('is a workbook with its codes on a second sheet', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await get(`templates/${name}.xlsx`)).arrayBuffer());
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([name, 'codes']);
    const codes = book.worksheets[1]
      ?.getSheetValues()
      .map((row) => (row as string[] | undefined)?.slice(1, 4).join('|'));
    expect(codes).toContain('sourceId|needed; string');
    expect(codes?.some((line) => line?.startsWith('topics||migrants-health/workers'))).toBe(true);
  });

  it('has a JSON Schema that is one', async () => {
    const schema = (await (await get(`schemas/${name}.json`)).json()) as Answer;
    expect(schema.$id).toBe(`https://comity.example/schemas/${name}.json`);
    expect(() => new Ajv.default({ strict: false }).compile(schema)).not.toThrow();
  });
});

it('the schema takes what is published, and refuses what is not a field', async () => {
  const id = await library.publish(vietnam, 'Law', { number: '1' });
  const { content } = (await (await get(`publications/${id}`)).json()) as Answer;
  const valid = new Ajv.default({ strict: false }).compile((await (await get('schemas/law.json')).json()) as object);
  expect(valid(content)).toBe(true);
  expect(valid({ ...content, colour: 'red' })).toBe(false);
});

it('there is none for what is no kind', async () => {
  expect([(await get('templates/act.csv')).status, (await get('schemas/LAW.json')).status]).toEqual([404, 404]);
});
