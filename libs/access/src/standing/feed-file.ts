import { createHmac, timingSafeEqual } from 'node:crypto';

const FILE = /^\/files\/([0-9a-f-]{36})$/;

/**
 * A reader that holds nothing but a feed's address follows the links in it. The link of a file carries the feed's key and a
 * proof that a feed which the key opens linked to it: so the key opens the files of its feeds and no others. Whether the
 * reader may read the file is asked again when it is fetched.
 */
export function feedFileAddress(secret: string, key: string | undefined, file: string): string {
  const path = `/files/${file}`;
  return key === undefined ? path : `${path}?key=${key}&proof=${proofOf(secret, key, file)}`;
}

/** @param url the path and query of a request */
export function isProvenFile(secret: string, key: string, url: URL): boolean {
  const file = FILE.exec(url.pathname)?.[1];
  if (file === undefined) return false;
  const given = Buffer.from(url.searchParams.get('proof') ?? '');
  const expected = Buffer.from(proofOf(secret, key, file));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const proofOf = (secret: string, key: string, file: string): string =>
  createHmac('sha256', secret)
    .update('a file of a feed\0')
    .update(key)
    .update('\0')
    .update(file)
    .digest('base64url')
    .slice(0, 22);
