import { BrokenData } from './bytes.js';
import { namesOf, type FileFacts, type FileSettings } from './file-facts.js';
import { refuse } from './fault.js';
import { listed, quoted } from './quoted.js';
import { workbookFacts, type WorkbookFacts } from './workbook-file.js';
import { sheetRows } from './xlsx-rows.js';
import { ZipFile } from './zip-file.js';

const MOST_BEGINNING = 256 * 1024 * 1024;

/** Which sheet of a workbook is read, and what its columns are called. */
export async function sheetFacts(path: string, settings: FileSettings): Promise<FileFacts> {
  if (settings.format !== undefined && settings.format !== 'xlsx')
    refuse(path, `is a workbook, and the mapping says ${settings.format}`);
  try {
    return await ZipFile.reading(path, (zip) => factsOf(path, zip, settings));
  } catch (error) {
    if (error instanceof BrokenData) return refuse(path, `cannot be read as a workbook: ${error.message}`);
    throw error;
  }
}

async function factsOf(path: string, zip: ZipFile, settings: FileSettings): Promise<FileFacts> {
  if (!zip.has('xl/workbook.xml')) refuse(path, 'is a ZIP file and no workbook; unpack it');
  const facts = await workbookFacts(zip);
  const sheet = chosen(path, facts, settings.sheet);
  const header = settings.csv?.header ?? (await headerOf(path, zip, sheet.path, facts));
  const columns = header.filter((name) => name !== '');
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    columns,
    has: (column) => columns.includes(column),
    sampled: null,
    csv: { delimiter: '', quote: '', header, skipFirst: settings.csv?.header === undefined },
    workbook: { ...facts, path: sheet.path },
  };
}

function chosen(
  path: string,
  { sheets }: WorkbookFacts,
  asked: string | number | undefined,
): WorkbookFacts['sheets'][number] {
  const found =
    typeof asked === 'number'
      ? sheets[asked - 1]
      : sheets.find(({ name, isHidden }) => (asked === undefined ? !isHidden : name === asked));
  if (found) return found;
  const there = listed(sheets.map(({ name }) => quoted(name)));
  return refuse(
    path,
    asked === undefined ? 'has no sheet that is shown' : `has no sheet ${quoted(asked)}; there are ${there}`,
  );
}

async function headerOf(path: string, zip: ZipFile, sheet: string, facts: WorkbookFacts): Promise<string[]> {
  for await (const { cells } of sheetRows(zip.read(sheet, MOST_BEGINNING), facts))
    return namesOf(
      path,
      Array.from(cells, (cell) => (cell === undefined ? '' : String(cell))),
    );
  return refuse(path, 'the sheet is empty');
}
