import type { Cell } from './cells.js';
import { withoutFormula } from './formula.js';

/** Excel reads a CSV file as UTF-8 only when it begins with this; other programs pass over it. */
export const BYTE_ORDER_MARK = '\ufeff';

/** RFC 4180. */
export const csvLine = (cells: readonly (Cell | undefined)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const text = typeof cell === 'string' ? withoutFormula(cell) : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
