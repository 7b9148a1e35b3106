import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleEnvironment, readEnvironment } from './environment.js';

const good = {
  DATABASE_URL: 'postgres://comity@localhost/comity',
  CURSOR_SECRET: 'c'.repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
};

describe('the environment', () => {
  it('reports every fault at once, naming the variable', () => {
    expect(() => readEnvironment({ source: { PORT: 'many', DATABASE_URL: 'mysql://x', ACCESS_ISSUERS: '{' } })).toThrow(
      /PORT: [\s\S]*DATABASE_URL: expected a URL that begins with postgres:\/\/[\s\S]*CURSOR_SECRET[\s\S]*ENCRYPTION_KEY[\s\S]*ACCESS_ISSUERS: expected JSON/,
    );
  });

  it('refuses to count requests in a Redis that it is not given', () => {
    const source = { ...good, RATE_LIMIT_STORE: 'redis', QUEUE_URL: 'postgres://localhost/comity' };
    expect(() => readEnvironment({ source })).toThrow('RATE_LIMIT_STORE: redis needs a QUEUE_URL that is redis://');
    expect(readEnvironment({ source: { ...source, QUEUE_URL: 'redis://localhost' } }).RATE_LIMIT_STORE).toBe('redis');
  });

  it('reads secrets from files', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'comity-env-')), 'secret');
    writeFileSync(file, `${'s'.repeat(40)}\n`);
    expect(
      readEnvironment({ source: { ...good, CURSOR_SECRET: undefined, CURSOR_SECRET_FILE: file } }).CURSOR_SECRET,
    ).toBe('s'.repeat(40));
  });
  it('lets the composition root win', () => {
    const source = { ...good, PORT: '4000' };
    expect(readEnvironment({ given: { PORT: '0' }, defaults: { PORT: '1' }, source }).PORT).toBe(0);
    expect(readEnvironment({ defaults: { PORT: '1' }, source }).PORT).toBe(4000);
    expect(readEnvironment({ defaults: { PORT: '1' }, source: good }).PORT).toBe(1);
  });
  it('is what .env.example says', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(exampleEnvironment());
  });
});
