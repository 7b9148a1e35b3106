import { BrokenData } from './bytes.js';
import type { BrokenRow, Row } from './row.js';
import { TextWithin, unescaped, type WorkbookFacts } from './workbook-file.js';
import { attribute, xmlMarks, type Mark } from './xml-marks.js';

/** A text, a truth value, a day, or nothing. */
export type SheetCell = string | boolean | Date | undefined;

export interface SheetRow {
  number: number;
  cells: SheetCell[];
}

const MOST_COLUMNS = 16_384;
const MOST_ROW_CHARACTERS = 10 * 1024 * 1024;
const DAY = 86_400_000;

/** The rows of a sheet that hold anything, one at a time. */
export async function* sheetRows(chunks: AsyncIterable<Buffer>, facts: WorkbookFacts): AsyncGenerator<SheetRow> {
  let row: SheetRow | null = null;
  let last = 0;
  let characters = 0;
  let cell: { place: number; type: string; style: number; text: string; within: TextWithin; isValue: boolean } | null =
    null;
  for await (const marks of xmlMarks(chunks)) {
    for (const mark of marks) {
      if (mark.kind === 'text') {
        if (cell) cell.text += cell.isValue ? mark.text : cell.within.next(mark);
        characters += mark.text.length;
        if (characters > MOST_ROW_CHARACTERS) throw new BrokenData(`row ${last} holds more than 10 MB`);
      } else if (mark.name === 'row' && mark.kind === 'open') {
        last = Number(attribute(mark, 'r') ?? last + 1);
        row = { number: last, cells: [] };
        characters = 0;
      } else if (mark.name === 'row' && mark.kind === 'close') {
        if (row?.cells.some((value) => value !== undefined)) yield row;
        row = null;
      } else if (mark.name === 'c' && row && mark.kind === 'open') {
        cell = {
          place: placeOf(mark, row),
          type: attribute(mark, 't') ?? 'n',
          style: Number(attribute(mark, 's') ?? 0),
          text: '',
          within: new TextWithin(),
          isValue: false,
        };
      } else if (mark.name === 'c' && row && mark.kind === 'empty') {
        row.cells[placeOf(mark, row)] = undefined;
      } else if (mark.name === 'c' && row && cell) {
        row.cells[cell.place] = valueOf(cell, facts);
        cell = null;
      } else if (cell) {
        if (mark.name === 'v') cell.isValue = mark.kind === 'open';
        cell.within.next(mark);
      } else if (mark.name === 'sheetData' && mark.kind === 'close') return;
    }
  }
}

/** `C7` is the third; without an address the next one. */
function placeOf(mark: Mark, { cells }: SheetRow): number {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(attribute(mark, 'r') ?? '')?.[0];
  if (letters === undefined) return cells.length;
  const place = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (place >= MOST_COLUMNS) throw new BrokenData(`a cell stands in column ${letters}, and there are ${MOST_COLUMNS}`);
  return place;
}

function valueOf(
  { type, style, text }: { type: string; style: number; text: string },
  facts: WorkbookFacts,
): SheetCell {
  if (type === 'inlineStr' || type === 'str') return unescaped(text);
  if (text === '') return undefined;
  if (type === 's') return facts.texts[Number(text)];
  if (type === 'b') return text === '1';
  // What a formula could not work out: `#N/A`, `#REF!`
  if (type === 'e') return text;
  if (type === 'd') return new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return facts.isDate[style] ? dayOf(number, facts.from1904) : String(number);
}

/** Day 60 is 29 February 1900, which never was. What is before day 1 is a time of day and no date. */
function dayOf(count: number, from1904: boolean): SheetCell {
  const day = Math.floor(count);
  if (day < 1) return String(count);
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(epoch + day * DAY);
}

/** Rows behind the header, by the names of its columns. */
export async function* xlsxRows(
  rows: AsyncIterable<SheetRow>,
  { header, skipFirst }: { header: readonly string[]; skipFirst: boolean },
): AsyncGenerator<Row | BrokenRow> {
  const place = new Map(header.map((name, index) => [name, index]));
  let isFirst = skipFirst;
  for await (const { number, cells } of rows) {
    if (isFirst) {
      isFirst = false;
      continue;
    }
    yield {
      line: number,
      get: (column) => cells[place.get(column) ?? -1],
      raw: () =>
        Object.fromEntries(
          [...place].flatMap(([name, index]) =>
            cells[index] === undefined || name === '' ? [] : [[name, cells[index]]],
          ),
        ),
    };
  }
}
