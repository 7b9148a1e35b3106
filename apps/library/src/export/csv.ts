import { BYTE_ORDER_MARK, csvLine } from '../sheet/csv-line.js';
import type { ExportFormat, Exporting } from './export-format.js';
import { inChunks } from './in-chunks.js';
import { tableOf } from './table.js';

/** RFC 4180 in UTF-8 with a byte order mark. */
export const csv: ExportFormat = {
  mediaType: 'text/csv; charset=utf-8; header=present',
  write: (exporting) => inChunks(lines(exporting)),
};

async function* lines(exporting: Exporting): AsyncGenerator<string> {
  const { columns, rows } = await tableOf(exporting);
  yield `${BYTE_ORDER_MARK}${csvLine(columns)}`;
  for await (const row of rows()) yield csvLine(row);
}
