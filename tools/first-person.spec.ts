import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accessSchema, verifyAudit } from '#access';
import type { Database } from '#database';
import { testDatabase, type TestDatabase } from '#testing';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await testDatabase([accessSchema]);
  database = await test.of(accessSchema);
});
afterAll(() => test.drop());

const GIVEN = {
  '--name': 'First Person',
  '--email': 'first@example.org',
  '--issuer': 'https://login.example.org',
  '--subject': 'sub-1',
};

function run(given: Record<string, string>): Promise<{ code: number | null; out: string }> {
  const words = Object.entries({ ...given, '--url': test.url }).flat();
  const child = spawn(process.execPath, [resolve('dist/tools/first-person.js'), ...words]);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (out += text.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, out })));
}

const grants = (): Promise<unknown[]> =>
  database.query(`SELECT g.participant, g.role, p.email, i.subject FROM access.role_grant g
    JOIN access.person p ON p.id = g.person JOIN access.identity i ON i.person = p.id`);

it('enters one person of the secretariat, and nobody beside them', async () => {
  expect(await run({ ...GIVEN, '--email': 'nowhere' })).toEqual({
    code: 1,
    out: expect.stringMatching(/--email.*expected an e-mail address/s),
  });
  expect(await run({ ...GIVEN, '--participant': 'no body' })).toMatchObject({ code: 1 });
  expect(await grants()).toEqual([]);
  expect(await run(GIVEN)).toEqual({ code: 0, out: expect.stringContaining('is of the secretariat at WHO') });
  const one = [{ participant: 'WHO', role: 'secretariat', email: 'first@example.org', subject: 'sub-1' }];
  expect(await grants()).toEqual(one);
  const second = { ...GIVEN, '--email': 'second@example.org', '--subject': 'sub-2' };
  expect(await run(second)).toEqual({
    code: 1,
    out: 'First Person (WHO) is of the secretariat already, and invites others by letter.\n',
  });
  expect(await grants()).toEqual(one);
  expect(await database.query(`SELECT action, participant, reason FROM audit.entry`)).toEqual([
    { action: 'grant:give', participant: 'WHO', reason: 'the first person, entered by the operator' },
  ]);
  expect((await verifyAudit(database)).waiting).toBe(1);
});
