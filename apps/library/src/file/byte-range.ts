export interface ByteRange {
  /** both inclusive */
  from: number;
  to: number;
}

/**
 * The one range that is asked for; null to send the whole, 'none' when there is nothing in it. Several ranges at once are
 * answered with the whole, as RFC 9110 (14.2) lets a server do: nobody needs them to go on with a download.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'none' {
  const [, first, last] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') return Number(last) === 0 ? 'none' : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== '' && Number(last) < from) return null;
  return from >= size ? 'none' : { from, to };
}
