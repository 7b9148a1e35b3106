import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accessSchema, actorFor, Audit } from '#access';
import type { Database } from '#database';
import { testDatabase, type TestDatabase } from '#testing';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await testDatabase([accessSchema]);
  database = await test.of(accessSchema);
  const actor = actorFor('VN-MOH', ['publisher'], 'person:an');
  for (let n = 0; n < 3; n++)
    await database.transaction(() => Audit.record(database, { actor, action: 'draft:begin', thing: `${n}` }));
});
afterAll(() => test.drop());

function run(...given: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [resolve('dist/tools/audit-verify.js'), '--url', test.url, ...given]);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (out += text.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, out })));
}

it('prints how many entries are right and the head, and ends with 1 at the first that is not', async () => {
  expect(await run()).toEqual({
    code: 0,
    out: `0 entries, all in their place, 3 wait for their place\nhead ${'0'.repeat(64)}\n`,
  });
  await database.query('DELETE FROM audit.waiting WHERE entry > 2');
  expect(await run()).toEqual({
    code: 1,
    out: expect.stringMatching(/^0 entries are right; then entry 3 is in no place of the chain/),
  });
  expect(await run('--contains', 'f'.repeat(64))).toMatchObject({ code: 1 });
  expect(await run('--from', '0')).toEqual({
    code: 1,
    out: expect.stringContaining('expected a whole number from 1 on'),
  });
});
