import { conflict } from '#kernel';
import type { Cell } from '../sheet/cells.js';
import { MOST_COLUMNS, MOST_ROWS, workbook } from '../sheet/workbook.js';
import type { ExportFormat, Exporting } from './export-format.js';
import { tableOf, type Table } from './table.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const xlsx: ExportFormat = { mediaType: XLSX, write };

async function* write(exporting: Exporting): AsyncGenerator<Buffer> {
  const table = await tableOf(exporting);
  if (table.columns.length > MOST_COLUMNS)
    throw conflict(
      `These records need ${table.columns.length} columns, and a workbook has ${MOST_COLUMNS}; take CSV or NDJSON, or ask for fewer.`,
    );
  yield* workbook([{ name: 'publications', rows: rowsOf(table) }]);
}

async function* rowsOf({ columns, rows }: Table): AsyncGenerator<readonly (Cell | undefined)[]> {
  yield columns;
  let count = 1;
  for await (const row of rows()) {
    if (++count > MOST_ROWS)
      throw conflict(`More records than a workbook has rows (${MOST_ROWS}); take CSV or NDJSON.`);
    yield row;
  }
}
