import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { redact, withoutSecrets } from './redaction.js';

const written = (object: object, message = 'a message'): string => {
  let line = '';
  const stream = { write: (text: string) => void (line += text) };
  pino({ redact, hooks: { streamWrite: withoutSecrets } }, stream).info(object, message);
  expect(() => JSON.parse(line)).not.toThrow();
  return line;
};
const CANARY = 'canaryCANARYcanaryCANARYcanary';

describe('a log line', () => {
  it.each([
    'secret',
    'token',
    'password',
    'authorization',
    'cookie',
    'set-cookie',
    'clientSecret',
    'id_token',
    'signature',
  ])('holds no field %s, at whatever depth it is logged', (name) => {
    const line = written({ [name]: CANARY, a: { [name]: CANARY, b: { [name]: [CANARY], c: { [name]: CANARY } } } });
    expect(line).not.toContain(CANARY);
  });

  it.each([
    ['a session', `cs_${CANARY}`],
    ['the key of a feed link', `https://node.example/feeds/all.atom?key=cf_${CANARY}&lang=vi`],
    ['a webhook secret', `whsec_${CANARY}+/==`],
    ['a JSON Web Token', `eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ4In0${CANARY}.${CANARY}`],
    ['an Authorization header', `authorization: Bearer ${CANARY}`],
    ['credentials of a client', `Basic ${CANARY}==`],
    ["a database's password", `postgres://comity:${CANARY}@db:5432/comity`],
    ['an encoded password', `redis://:${CANARY}%40%2F@redis:6379`],
  ])('holds no %s within a text, an error or an address', (_what, text) => {
    const line = written({ err: new Error(`failed for ${text}`), url: text, list: [text] }, `could not: "${text}"`);
    expect(line).not.toContain('canaryCANARY');
    expect(line).toContain('[redacted]');
  });

  it('keeps everything else as it is', () => {
    const line = written({ url: 'http://localhost:4000/publications/VN-LAW-2026-000001', at: '2026-11-22T01:00:00Z' });
    expect(line).not.toContain('[redacted]');
    expect(line).toContain('http://localhost:4000/publications/VN-LAW-2026-000001');
  });
});
