import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { packed, unfitMapping } from './packed.js';

it('a mapping is packed so that the library reads what it said', async () => {
  const text = JSON.stringify({ version: 1, about: 'Luật và nghị định'.repeat(200) });
  const written = await packed(text);
  expect(gunzipSync(Buffer.from(written, 'base64')).toString('utf8')).toBe(text);
  expect(written.length).toBeLessThan(1000);
});

it('what is no mapping is told before it is sent', () => {
  expect([unfitMapping('{"version":1}'), unfitMapping('\ufeff{}')]).toEqual([null, null]);
  expect([unfitMapping('[1]'), unfitMapping('a,b'), unfitMapping('null')]).toEqual(['notJson', 'notJson', 'notJson']);
  expect(unfitMapping(JSON.stringify('é'.repeat(40_000)))).toBe('long');
});
