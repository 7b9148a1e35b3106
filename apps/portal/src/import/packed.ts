/** A request has room for so much beside everything else in its head. */
export const MOST_PACKED = 12_000;

/** As the library takes a mapping beside the file: packed by gzip, as base64 (docs/import.md). */
export async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const LONGEST = 64 * 1024;

/** What is wrong with a mapping before the library has seen it. */
export function unfitMapping(text: string): 'notJson' | 'long' | null {
  if (new TextEncoder().encode(text).length > LONGEST) return 'long';
  try {
    const mapping: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof mapping === 'object' && mapping !== null && !Array.isArray(mapping) ? null : 'notJson';
  } catch {
    return 'notJson';
  }
}
