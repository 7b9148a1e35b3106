import { BrokenData } from './bytes.js';
import { attribute, xmlMarks, type Mark } from './xml-marks.js';
import type { ZipFile } from './zip-file.js';

/** What must be known of a workbook before the rows of one of its sheets are read. */
export interface WorkbookFacts {
  sheets: { name: string; path: string; isHidden: boolean }[];
  /** texts that cells share */
  texts: readonly string[];
  /** by style: whether a number in it is a date */
  isDate: readonly boolean[];
  /** days are counted from 1904, as old Macintoshes did */
  from1904: boolean;
}

const MB = 1024 * 1024;
const MOST_TEXTS = 1_000_000;

export async function workbookFacts(zip: ZipFile): Promise<WorkbookFacts> {
  const targets = new Map<string, string>();
  for await (const mark of each(zip, 'xl/_rels/workbook.xml.rels', 1 * MB))
    if (mark.name === 'Relationship') targets.set(attribute(mark, 'Id') ?? '', pathOf(attribute(mark, 'Target') ?? ''));
  const sheets: WorkbookFacts['sheets'] = [];
  let from1904 = false;
  for await (const mark of each(zip, 'xl/workbook.xml', 4 * MB)) {
    if (mark.name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(mark, 'date1904') ?? '');
    const path = mark.name === 'sheet' ? targets.get(attribute(mark, 'id') ?? '') : undefined;
    if (path !== undefined)
      sheets.push({
        path,
        name: attribute(mark, 'name') ?? '',
        isHidden: (attribute(mark, 'state') ?? 'visible') !== 'visible',
      });
  }
  return { sheets, from1904, texts: await sharedTexts(zip), isDate: await dateStyles(zip) };
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

async function sharedTexts(zip: ZipFile): Promise<string[]> {
  const texts: string[] = [];
  if (!zip.has('xl/sharedStrings.xml')) return texts;
  let text = '';
  const within = new TextWithin();
  for await (const mark of each(zip, 'xl/sharedStrings.xml', 64 * MB)) {
    if (mark.kind === 'open' && mark.name === 'si') text = '';
    text += within.next(mark);
    if (mark.kind === 'empty' && mark.name === 'si') texts.push('');
    if (mark.kind === 'close' && mark.name === 'si') texts.push(unescaped(text));
    if (texts.length > MOST_TEXTS) throw new BrokenData(`it has more than ${MOST_TEXTS} different texts`);
  }
  return texts;
}

/** What is shown of a rich text: its parts one after the other, without what says how they are spoken. */
export class TextWithin {
  private isText = false;
  private isSpoken = false;

  next({ kind, name, text }: Mark): string {
    if (name === 't') this.isText = kind === 'open';
    if (name === 'rPh') this.isSpoken = kind === 'open';
    return kind === 'text' && this.isText && !this.isSpoken ? text : '';
  }
}

/** `_x000D_` is a carriage return, which XML would change. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** Formats that every workbook has without saying so. */
const DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

async function dateStyles(zip: ZipFile): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!zip.has('xl/styles.xml')) return styles;
  const dates = new Set(DATES);
  let isUsed = false;
  for await (const mark of each(zip, 'xl/styles.xml', 16 * MB)) {
    if (mark.name === 'cellXfs') isUsed = mark.kind === 'open';
    else if (mark.kind === 'close') continue;
    else if (mark.name === 'numFmt' && showsDate(attribute(mark, 'formatCode') ?? ''))
      dates.add(Number(attribute(mark, 'numFmtId')));
    else if (mark.name === 'xf' && isUsed) styles.push(dates.has(Number(attribute(mark, 'numFmtId'))));
  }
  return styles;
}

/** Days and years outside of quotes, colours and conditions. */
const showsDate = (format: string): boolean => /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

async function* each(zip: ZipFile, name: string, most: number): AsyncGenerator<Mark> {
  for await (const marks of xmlMarks(zip.read(name, most))) yield* marks;
}
