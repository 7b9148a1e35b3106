import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from './index.js';

let dataDir: string;
beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'comity-pg-'))));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('keeps data over a restart', async () => {
  const first = await startEmbeddedPostgres({ dataDir, durable: false });
  await ask(first.url, 'create table t as select 1 as a');
  await first.stop();
  const second = await startEmbeddedPostgres({ dataDir, durable: false });
  expect(await ask(second.url, 'select * from t')).toEqual([{ a: 1 }]);
  await second.stop();
});
