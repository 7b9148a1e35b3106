import { gunzipSync } from 'node:zlib';
import { invalidInput } from '#kernel';

/** Long enough for every mapping that was seen, and small enough for a head of a request once it is packed. */
const LONGEST = 64 * 1024;

const refused = (message: string): Error => invalidInput([{ path: 'mapping', message }]);

/**
 * The mapping goes along in the head `Comity-Mapping`, packed by gzip and written as base64, so that the body is the file and
 * nothing but the file.
 * @returns its text; null where none was sent
 */
export function sentMapping(header: unknown): string | null {
  if (header === undefined || header === '') return null;
  if (typeof header !== 'string' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(header))
    throw refused('expected the mapping in one Comity-Mapping, packed by gzip and written as base64');
  try {
    const bytes = gunzipSync(Buffer.from(header, 'base64'), { maxOutputLength: LONGEST });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const isLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw refused(
      isLong
        ? `is larger than ${LONGEST / 1024} KB; import this file by npm run import`
        : 'cannot be unpacked; expected UTF-8, packed by gzip and written as base64',
    );
  }
}
