/**
 * What a spreadsheet would take for a formula gets an apostrophe in CSV, and loses it again when it is read: names and
 * titles come from anybody. A text that begins with apostrophes before such a mark gets one more, so nothing is lost.
 */
export const withoutFormula = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export const asWritten = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
