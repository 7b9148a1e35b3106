import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { lawMapping, startImporting, type Importing } from './importing.fixture.js';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.stop());

async function book(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  fill(made);
  return Buffer.from((await made.xlsx.writeBuffer()) as ArrayBuffer);
}

/** A ZIP file of these entries, with what it says of them. */
function zipOf(entries: Record<string, Buffer>): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content, { level: 9 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, all, end]);
}

const RELATIONS = Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>');
const WORKBOOK = Buffer.from('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>');
const withSheet = (sheet: Buffer | string, more: Record<string, Buffer> = {}): Buffer =>
  zipOf({
    'xl/_rels/workbook.xml.rels': RELATIONS,
    'xl/workbook.xml': WORKBOOK,
    ...more,
    'xl/worksheets/sheet1.xml': Buffer.from(sheet),
  });

describe('a workbook', () => {
  it('is read by the mapping: dates and numbers as cells, rich text, formulas, the sheet that is asked for', async () => {
    const file = importing.write(
      'laws.xlsx',
      await book((made) => {
        made.addWorksheet('notes').addRow(['nothing here']);
        const sheet = made.addWorksheet('laws');
        sheet.addRow(['id', 'title', 'date', 'nr']);
        sheet.addRow(['WB-1', 'Gesetz & <Recht>', new Date(Date.UTC(2020, 0, 31)), 1234]);
        sheet.addRow([
          'WB-2',
          { richText: [{ text: 'zwei' }, { text: ' Teile', font: { bold: true } }] },
          '2021-02-03',
          0.5,
        ]);
        sheet.addRow([]);
        sheet.addRow([{ formula: '"WB-"&3', result: 'WB-3' }, 'drei', new Date(Date.UTC(1999, 11, 31)), 'x']);
      }),
    );
    const mapping = lawMapping({ number: 'nr' }, { sheet: 'laws' });
    expect(await importing.import(file, mapping)).toMatchObject({ rows: 3, published: 3, bad: 0 });
    expect(await importing.records('WB-')).toMatchObject([
      { title: { de: 'Gesetz & <Recht>' }, publishedOn: '2020-01-31', number: '1234' },
      { title: { de: 'zwei Teile' }, publishedOn: '2021-02-03', number: '0.5' },
      { sourceId: 'WB-3', publishedOn: '1999-12-31' },
    ]);
    expect(await importing.import(file, mapping)).toMatchObject({ published: 0, revised: 0, unchanged: 3 });
    await expect(importing.import(file, lawMapping({}, { sheet: 'Laws' }))).rejects.toThrow(
      'has no sheet "Laws"; there are "notes", "laws"',
    );
    await expect(importing.import(file, lawMapping())).rejects.toThrow('the file has no column "id"');
  });

  it.each([
    ['a ZIP file that is none', zipOf({ 'a.txt': Buffer.from('x') }), 'is a ZIP file and no workbook'],
    [
      'one that was not sent as a whole',
      withSheet('<sheetData/>').subarray(0, -30),
      'was not sent or saved as a whole',
    ],
    ['one with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'one with a password'],
    ['an empty one', withSheet('<worksheet><sheetData></sheetData></worksheet>'), 'the sheet is empty'],
    ['a document type', withSheet('<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>'), 'document type'],
    [
      'texts that become gigabytes',
      withSheet('<sheetData/>', {
        'xl/sharedStrings.xml': Buffer.alloc(70 * 1024 * 1024, `<si><t>${'x'.repeat(20_000)}</t></si>`),
      }),
      'more than 64 MB',
    ],
    [
      'a cell of a megabyte',
      withSheet(`<sheetData><row><c t="inlineStr"><is><t>${'x'.repeat(2_000_000)}</t></is></c></row></sheetData>`),
      'a cell holds more than 1 MB',
    ],
    [
      'a row that never ends',
      withSheet(
        `<sheetData><row>${`<c t="inlineStr"><is><t>${'x'.repeat(1000)}</t></is></c>`.repeat(12_000)}</row></sheetData>`,
      ),
      'row 1 holds more than 10 MB',
    ],
    [
      'a column beyond the last',
      withSheet('<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>'),
      'stands in column ZZZ',
    ],
  ])('is refused before anything is read: %s', async (_, content, message) => {
    const before = await importing.counts();
    const heap = process.memoryUsage().rss;
    await expect(importing.import(importing.write('bad.xlsx', content), lawMapping())).rejects.toThrow(message);
    expect(process.memoryUsage().rss - heap).toBeLessThan(300 * 1024 * 1024);
    expect(await importing.counts()).toEqual(before);
  });
});
