import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { waitFor } from '#testing';
import { checkMapping, mappingJsonSchema, readMapping } from '#library';
import { jsonLines, lawMapping, startImporting, type Importing } from './importing.fixture.js';

let importing: Importing;
/** on a machine that does much else */
const STARTS_WITHIN_MS = 60_000;
const running: ChildProcess[] = [];
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await importing.stop();
});

/** The command as `npm run import` runs it, after the build. */
function start(...args: string[]): {
  child: ChildProcess;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
} {
  const env = { ...process.env, DATABASE_URL: importing.databaseUrl, COMITY_DIR: importing.folder };
  const child = spawn(process.execPath, [resolve('dist/tools/import/main.js'), ...args], { env });
  running.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return { child, ended: new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr }))) };
}
const run = (...args: string[]) => start(...args).ended;
const mappingFile = (mapping = lawMapping()): string => importing.write('map.json', JSON.stringify(mapping));
const laws = (prefix: string, count: number): string =>
  jsonLines(
    Array.from({ length: count }, (_, i) => ({
      id: `${prefix}-${i + 1}`,
      title: `Gesetz ${i + 1}`,
      date: '2020-01-01',
    })),
  );

describe('the command', () => {
  it(
    'ends with 0, 1 or 2: all good, bad rows, a mapping that does not fit',
    async () => {
      const [good, bad, fault] = await Promise.all([
        run(importing.write('good.jsonl', laws('G', 5)), '--mapping', mappingFile()),
        run(importing.write('bad.jsonl', `${laws('B', 5)}{\n`), '--mapping', mappingFile(), '--json'),
        run(importing.write('fault.jsonl', laws('F', 5)), '--mapping', importing.write('fault.json', '{"version": 1')),
      ]);
      expect(good).toMatchObject({ code: 0, stdout: expect.stringMatching(/rows read {3}5\npublished {3}5\n/) });
      expect(bad).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('line 6: is not JSON: column 2: expected a name'),
      });
      expect(JSON.parse(bad.stdout)).toMatchObject({ rows: 6, published: 5, bad: 1 });
      expect(fault).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('line 1, column 14: expected , or }'),
      });
    },
    2 * STARTS_WITHIN_MS,
  );

  it(
    'is started again after a kill -9 and publishes the rest, none twice',
    async () => {
      const file = importing.write('killed.jsonl', laws('K', 4000));
      const mapping = mappingFile();
      const { child, ended } = start(file, '--mapping', mapping);
      const published = async (): Promise<number> => (await importing.records('K-')).length;
      await waitFor('the first rows', async () => (await published()) > 0, { timeoutMs: STARTS_WITHIN_MS });
      child.kill('SIGKILL');
      await ended;
      const before = await published();
      expect(before).toBeLessThan(4000);
      const { code, stdout } = await run(file, '--mapping', mapping, '--json');
      expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({
        code: 0,
        published: 4000 - before,
        unchanged: before,
      });
      const [row] = await importing.db.query<object>(
        `SELECT count(*)::int AS publications, count(DISTINCT source_id)::int AS keys, (SELECT count(*)::int FROM messaging.outbox WHERE payload->>'owner' = 'CH-BAG'
         AND payload->>'subject' IN (SELECT id FROM library.publication WHERE starts_with(source_id, 'K-'))) AS changes
       FROM library.publication WHERE starts_with(source_id, 'K-')`,
      );
      expect(row).toEqual({ publications: 4000, keys: 4000, changes: 4000 });
    },
    2 * STARTS_WITHIN_MS,
  );

  it('prints the JSON Schema of mappings', async () => {
    const { code, stdout } = await run('--print-schema');
    expect({ code, schema: JSON.parse(stdout) as object }).toEqual({ code: 0, schema: mappingJsonSchema() });
  });
});

describe('the examples', () => {
  const folder = resolve('examples/mappings');
  const fits = new Ajv2020({ strictTypes: false }).compile(mappingJsonSchema());

  it.each(readdirSync(folder))('%s is a mapping that the library accepts', (name) => {
    const file = join(folder, name);
    fits(JSON.parse(readFileSync(file, 'utf8')));
    expect(fits.errors).toBeNull();
    expect(checkMapping(readMapping(readFileSync(file, 'utf8'), file), file).length).toBeGreaterThan(5);
  });
});
