/**
 * Several values in one cell: `topics/recruitment; topics/retention`. A value that holds a semicolon, or begins with a
 * quotation mark, is put in quotes with those in it doubled, so that what was split is what was joined.
 */
export const joinList = (values: readonly string[]): string =>
  values.map((value) => (/;|^"|^\s|\s$|^$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join('; ');

const ITEM = /\s*(?:"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*))(?:;|$)/gy;

export function splitList(cell: string): string[] {
  const found: string[] = [];
  ITEM.lastIndex = 0;
  while (ITEM.lastIndex < cell.length) {
    const [, quoted, bare = ''] = ITEM.exec(cell) ?? [];
    const value = quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"');
    if (value !== '') found.push(value);
  }
  return found;
}
