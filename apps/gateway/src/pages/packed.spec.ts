import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { encodingFor } from './packed.js';
import { decree, home, recordedReader } from './recorded.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.0', null],
  ['GZIP ; q=1 , br ; q = 0', 'gzip'],
  ['x-gzip, brotli', null],
  ['identity', null],
  ['', null],
])('who takes %j gets %s', (header, expected) => {
  expect(encodingFor({ headers: { 'accept-encoding': header } })).toBe(expected);
});

describe('what is sent', () => {
  let site: FastifyInstance;
  afterEach(() => site.close());
  const get = (url: string, encoding: string, headers: Record<string, string> = {}) =>
    site.inject({ url, headers: { ...BROWSER, 'accept-encoding': encoding, ...headers } });

  it('is the same page, packed, and each form has a tag of its own', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }));
    const [plain, brotli, gzip] = [await get('/', 'identity'), await get('/', 'br'), await get('/', 'gzip')];
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(brotli.headers.vary).toContain('Accept-Encoding');
    expect((await get('/', 'br', { 'if-none-match': String(brotli.headers.etag) })).statusCode).toBe(304);
  });

  it('is never packed for who is signed in: what is secret and what is typed would be packed together', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }), { signedIn: true });
    expect((await get('/', 'br')).headers['content-encoding']).toBeUndefined();
  });

  it('is packed where it is kept for ever', async () => {
    site = siteOn(recordedReader({ HomePage: home([]) }));
    const path = /href="(\/assets\/comity\.[0-9a-f]{12}\.css)"/.exec((await get('/', 'identity')).body)?.[1] ?? '';
    const [plain, brotli] = [await get(path, 'identity'), await get(path, 'br')];
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body);
    expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect([plain.headers.vary, brotli.headers.vary]).toEqual(['Accept-Encoding', 'Accept-Encoding']);
  });
});
