import { expect, it } from '@jest/globals';
import { testEnvironment } from '#testing';
import { SecretBox } from './secret-box.js';

const environment = testEnvironment({ DATABASE_URL: 'postgres://nowhere/' });
const box = new SecretBox(environment);

it('opens what it sealed, for the same endpoint only', () => {
  const sealed = box.seal('whsec_c2VjcmV0', 'one endpoint');
  expect(sealed).not.toContain('c2VjcmV0');
  expect(box.seal('whsec_c2VjcmV0', 'one endpoint')).not.toBe(sealed);
  expect(box.open(sealed, 'one endpoint')).toBe('whsec_c2VjcmV0');
  expect(() => box.open(sealed, 'another endpoint')).toThrow('unable to authenticate data');
});

it('refuses what was altered or sealed under another key', () => {
  const sealed = box.seal('whsec_c2VjcmV0', 'an endpoint');
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
  expect(() => box.open(`v1.${bytes.toString('base64')}`, 'an endpoint')).toThrow('unable to authenticate data');
  const other = new SecretBox({ ...environment, ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64') });
  expect(() => other.open(sealed, 'an endpoint')).toThrow('unable to authenticate data');
});
