import type { IncomingHttpHeaders } from 'node:http';
import { invalidInput } from '#kernel';
import { nameIn } from './content-disposition.js';

/** What a sender says of a file beside its content. */
export interface SentWith {
  name: string | null;
  mediaType: string | null;
  expectedSha256: string | null;
}

/** Of a plain POST: headers, and `?name=` and `?sha256=` for those who find that easier. */
export function sentWithHeaders(headers: IncomingHttpHeaders, query: Record<string, unknown>): SentWith {
  const disposition = headers['content-disposition'];
  const name =
    typeof query['name'] === 'string' ? query['name'] : disposition ? nameIn(latin1AsUtf8(disposition)) : null;
  const digest = headers['content-digest'] ?? headers['repr-digest'];
  const given = typeof query['sha256'] === 'string' ? query['sha256'] : null;
  return {
    name,
    mediaType: headers['content-type'] ?? null,
    expectedSha256: given === null ? digestOf(typeof digest === 'string' ? digest : null) : hex(given, 'sha256'),
  };
}

/** Of a tus upload: the pairs of Upload-Metadata. */
export const sentWithMetadata = (metadata: Record<string, string | null> | undefined): SentWith => ({
  name: metadata?.['filename'] ?? metadata?.['name'] ?? null,
  mediaType: metadata?.['filetype'] ?? metadata?.['type'] ?? null,
  expectedSha256: metadata?.['sha256'] ? hex(metadata['sha256'], 'Upload-Metadata.sha256') : null,
});

function hex(given: string, path: string): string {
  const text = given
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw invalidInput([{ path, message: 'expected the SHA-256 of the content, 64 hexadecimal digits' }]);
}

/** RFC 9530: `sha-256=:<base64>:`; other algorithms are passed over. */
function digestOf(header: string | null): string | null {
  if (header === null) return null;
  const encoded = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/i.exec(header)?.[1];
  if (encoded === undefined) {
    if (!/sha-256/i.test(header)) return null;
    throw invalidInput([{ path: 'Content-Digest', message: 'expected sha-256=:<SHA-256 of the content in base64>:' }]);
  }
  return hex(Buffer.from(encoded, 'base64').toString('hex'), 'Content-Digest');
}

/** Node reads headers as Latin-1; who writes a name into one writes UTF-8. */
function latin1AsUtf8(text: string): string {
  const utf8 = Buffer.from(text, 'latin1').toString('utf8');
  return utf8.includes('\ufffd') ? text : utf8;
}
