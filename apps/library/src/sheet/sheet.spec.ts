import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { waitFor } from '#testing';
import { asWritten, withoutFormula } from './formula.js';
import { joinList, splitList } from './list-cell.js';
import { columnName, workbook } from './workbook.js';

describe('a list in one cell', () => {
  it.each([
    [['a', 'b']],
    [['one; two', 'three']],
    [['"quoted"', 'a "word" inside', '; ']],
    [['line\nbreak', "it's"]],
    [['"', ';;', '""";"']],
  ])('comes back as it was: %j', (values) => {
    expect(splitList(joinList(values))).toEqual(values);
  });

  it('is read as people write it', () => {
    expect(splitList(' topics/a;topics/b ; ;')).toEqual(['topics/a', 'topics/b']);
    expect(splitList('"not closed; b')).toEqual(['"not closed', 'b']);
  });
});

it.each(['=1+1', '+49', '-5', '@x', "'=x", "''", "'plain", '', '\tx'])(
  'a text that a spreadsheet would take for a formula is none, and comes back: %j',
  (text) => {
    const written = withoutFormula(text);
    expect(written).not.toMatch(/^[=+\-@\t\r]/);
    expect(asWritten(written)).toBe(text);
  },
);

describe('a workbook that is written while it is read', () => {
  async function* rows(ended: () => void, fails = false): AsyncGenerator<string[]> {
    try {
      for (let at = 0; ; at++) {
        if (fails && at === 3) throw new Error('the database is gone');
        yield [String(Math.random()), 'x'.repeat(1000)];
      }
    } finally {
      ended();
    }
  }

  it('stops those who write when nobody reads on', async () => {
    let ended = false;
    for await (const chunk of workbook([{ name: 'a', rows: rows(() => (ended = true)) }]))
      if (chunk.length > 10_000) break;
    await waitFor('the rows to be ended', () => ended);
  });

  it('fails when its rows do, and is not cut short', async () => {
    const read = async (): Promise<void> => {
      let size = 0;
      for await (const chunk of workbook([{ name: 'a', rows: rows(() => undefined, true) }])) size += chunk.length;
      expect(size).toBe(0);
    };
    await expect(read()).rejects.toThrow('the database is gone');
  });
});

describe('a workbook', () => {
  it('is read by another program: texts are texts, numbers numbers, nothing is a formula', async () => {
    const rows = [
      ['name', 'count', 'known'],
      ['=1+1', 7, true],
      ['<b> & "x" 行\r\n_x000D_', undefined, false],
    ];
    const pieces: Buffer[] = [];
    for await (const piece of workbook([
      { name: 'a & b', rows },
      { name: 'two', rows: [['x']] },
    ]))
      pieces.push(piece);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.concat(pieces) as unknown as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['a & b', 'two']);
    const [sheet] = book.worksheets;
    expect(sheet?.getRow(2).values).toEqual([undefined, '=1+1', 7, true]);
    expect(sheet?.getCell('A2').type).toBe(ExcelJS.ValueType.String);
    expect(String(sheet?.getCell('A3').value)).toContain('<b> & "x" 行');
  });

  it('names its columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });
});
