import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';

/** Runs a test file of its own, as `npm test` runs ours. */
function run(source: string): { passed: number; failed: number; files: number; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'comity-jest-'));
  try {
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(folder, 'one.spec.js'),
      `import { beforeAll, describe, expect, it } from '@jest/globals';\n${source}`,
    );
    const config = {
      rootDir: folder,
      runner: resolve('node_modules/jest-light-runner/src/child-process.js'),
      setupFilesAfterEnv: [resolve('dist/tools/jest/time-limits.js')],
      testMatch: ['<rootDir>/*.spec.js'],
      transform: {},
      maxWorkers: 2,
    };
    const hooks = new URL('./hooks.js', import.meta.url).href;
    const jest = ['--import', hooks, resolve('node_modules/jest/bin/jest.js'), '--json', '-c', JSON.stringify(config)];
    const { stdout, stderr } = spawnSync(process.execPath, jest, { encoding: 'utf8', cwd: folder });
    const report = JSON.parse(stdout.slice(stdout.indexOf('{"num'))) as Record<string, number>;
    return {
      passed: report['numPassedTests'] ?? -1,
      failed: report['numFailedTests'] ?? -1,
      files: report['numFailedTestSuites'] ?? -1,
      said: stderr,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('fails a test and a hook that are not done in their time, and goes on', () => {
  const { passed, failed, said } = run(`
    it('waits for ever', () => new Promise(() => undefined), 50);
    describe('a house', () => {
      beforeAll(() => new Promise(() => undefined), 60);
      it('still runs', () => expect(1).toBe(1));
    });
    it.each([[1], [2]])('counts %i', (n) => new Promise((done) => setTimeout(done, n === 1 ? 0 : 5000)), 100);
  `);
  expect({ passed, failed }).toEqual({ passed: 2, failed: 3 });
  for (const time of [50, 60, 100]) expect(said).toContain(`was not done after ${time} ms`);
});

it('counts a file that does not load, or throws outside of its tests, as failed', () => {
  expect(run(`import './gone.js'; it('never runs', () => undefined);`)).toMatchObject({ passed: 0, files: 1 });
  expect(run(`throw new Error('broken');`)).toMatchObject({ passed: 0, files: 1 });
});
