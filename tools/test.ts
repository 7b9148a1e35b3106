/**
 * `npm test`: starts a PostgreSQL for the run (unless TEST_DATABASE_URL names one), finds Redis and Chromium or says
 * that they are missing, runs Jest and closes with the line that CI reads. `*.long.spec.ts`, which kill and start whole networks
 * or play through a day, run by `npm run test:long`, and where a path names them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#database';
import { secretsIn } from './secrets-in-logs.js';

interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
  testResults: { message: string; name: string; status: string }[];
}

const LONG = '\\.long\\.spec\\.js$';
const folder = mkdtempSync(join(tmpdir(), 'comity-test-'));
// Started by root, the server runs as another account, which must be able to reach the folder.
chmodSync(folder, 0o755);
const given = process.env['TEST_DATABASE_URL'];
const server = given ? null : await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false });

const found = (command: string): string | undefined => {
  const path = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim();
  return path === '' ? undefined : path;
};
const redis = process.env['TEST_REDIS_SERVER'] ?? found('redis-server');
const chromium =
  process.env['TEST_CHROMIUM'] ?? found('chromium') ?? found('chromium-browser') ?? found('google-chrome');
if (!redis) process.stdout.write('redis-server is not installed: the tests that need Redis are skipped.\n');
if (!chromium) process.stdout.write('Chromium is not installed: the tests that need a browser are skipped.\n');

// What was compiled of a test that is gone stays behind, and would still run.
for (const test of globSync('dist/{apps,libs,test,tools}/**/*.spec.js')) {
  if (!existsSync(test.replace(/^dist\//, '').replace(/js$/, 'ts'))) rmSync(test);
}

function asked(): string[] {
  const words = process.argv.slice(2);
  if (words.includes('--long')) return [...words.filter((word) => word !== '--long'), LONG];
  return words.length === 0 ? [`--testPathIgnorePatterns=${LONG}`] : words;
}

const report = join(folder, 'report.json');
/** What the processes of the run log, in Jest's own and started by tests: no secret may stand in it. */
const logs = join(folder, 'logs');
mkdirSync(logs, { mode: 0o777 });
chmodSync(logs, 0o777);
const jest = spawn(
  process.execPath,
  [
    '--enable-source-maps',
    '--import',
    new URL('./jest/hooks.js', import.meta.url).href,
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${report}`,
    ...asked(),
  ],
  {
    stdio: ['ignore', openSync(join(logs, 'jest.log'), 'w'), 'inherit'],
    env: {
      ...process.env,
      TEST_LOGS: logs,
      TEST_DATABASE_URL: given ?? server?.url,
      ...(redis ? { TEST_REDIS_SERVER: redis } : {}),
      ...(chromium ? { TEST_CHROMIUM: chromium } : {}),
    },
  },
);
const exitCode = await new Promise<number>((resolve) => jest.on('close', (code) => resolve(code ?? 1)));
await server?.stop();

if (!existsSync(report)) {
  process.stdout.write('Jest ended without a report.\n0 passed, 1 failed\n');
  process.exit(1);
}
const result = JSON.parse(readFileSync(report, 'utf8')) as JestResult;
const leaks = await secretsIn(logs);
for (const leak of leaks.slice(0, 20)) process.stdout.write(`a secret is in the logs: ${leak}\n`);
rmSync(folder, { recursive: true, force: true });
// A file that does not even load has no failed test of its own; it counts as one.
const broken = result.testResults.filter((file) => file.status === 'failed').length;
const failed = Math.max(result.numFailedTests, broken > 0 ? 1 : 0) + (leaks.length > 0 ? 1 : 0);
const skipped = result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : '';
process.stdout.write(`${result.numPassedTests} passed, ${failed} failed${skipped}\n`);
process.exit(exitCode === 0 && failed === 0 && result.numPassedTests > 0 ? 0 : 1);
