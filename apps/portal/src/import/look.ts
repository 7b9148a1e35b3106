/** Why a file cannot be one that rows are read from; each has its words. */
export type Unfit = 'empty' | 'oldWorkbook' | 'archive' | 'noTable' | 'encoding';

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** PDF, pictures, programs. */
const NO_TABLES = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
];

/** So much of a file is looked at before it is sent. */
export const LOOKED_AT = 256 * 1024;

/**
 * What a file is, by its first bytes and not by its name, as the library sees it too: the type to send it as, or why it need
 * not be sent. What only its rows can tell, the library says.
 */
export function lookAt(name: string, head: Uint8Array, isUtf8 = true): { type: string } | { unfit: Unfit } {
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (head.length === 0) return { unfit: 'empty' };
  if (begins(GZIP)) return { type: 'application/gzip' };
  if (begins(ZIP)) return /\.(zip|docx|pptx|odt|ods|jar)$/i.test(name) ? { unfit: 'archive' } : { type: XLSX };
  if (begins(OLD_WORKBOOK)) return { unfit: 'oldWorkbook' };
  if (NO_TABLES.some(begins)) return { unfit: 'noTable' };
  // Its mapping may name another encoding.
  if (!isUtf8) return { type: typeOf(new TextDecoder('latin1').decode(head)) };
  if (begins([0xff, 0xfe]) || begins([0xfe, 0xff])) return { unfit: 'encoding' };
  const text = decoded(head);
  if (text === null) return { unfit: 'encoding' };
  if (text.trim() === '') return { unfit: 'empty' };
  if (text.includes('\0')) return { unfit: 'noTable' };
  return { type: typeOf(text) };
}

const typeOf = (text: string): string => (/^\s*[{[]/.test(text) ? 'application/x-ndjson' : 'text/csv');

export const isWorkbook = (type: string): boolean => type === XLSX;

/** A character that is cut off where the looking ends is none that is wrong. */
function decoded(head: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length >= LOOKED_AT });
  } catch {
    return null;
  }
}
