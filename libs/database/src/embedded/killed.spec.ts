import { chmod, readdir, readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from './ask.fixture.js';
import { cloneInto, runIn, type Running } from './clone.fixture.js';
import { startEmbeddedPostgres } from './index.js';
import { isRunning } from './process-birth.js';

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-killed-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
  await cloneInto(folder, 'linked');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function guardOf(server: number): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (words.includes('comity-database-guard') && words.includes(String(server))) return Number(pid);
  }
  throw new Error(`server ${server} has no guard`);
}

async function started(durable = false): Promise<Running & { server: number; url: string }> {
  const child = await runIn(folder, { dataDir, durable });
  return Object.assign(child, { server: child.started?.pid ?? 0, url: child.started?.url ?? '' });
}

(process.platform === 'linux' ? describe : describe.skip)('when the process that started the server', () => {
  it('lives, another is told its number, and Ctrl-C leaves the server to it', async () => {
    const child = await started();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      name: 'DataFolderInUse',
      pid: child.process.pid,
    });
    process.kill(-(child.process.pid ?? NaN), 'SIGINT'); // what the terminal does: to the whole group
    await sleep(100);
    await ask(child.url, 'CREATE TABLE kept AS SELECT 1 AS a');
    await child.stop();
    expect(await isRunning(child.server)).toBe(false);
  });

  it('is killed, the server ends soon after', async () => {
    const child = await started();
    await ask(child.url, 'INSERT INTO kept VALUES (2)');
    await child.kill();
    for (let n = 0; n < 100 && (await isRunning(child.server)); n++) await sleep(50);
    expect(await isRunning(child.server)).toBe(false);
  });

  it('is killed and nothing ended the server, the next start does and finds the data', async () => {
    const child = await started();
    process.kill(await guardOf(child.server), 'SIGKILL');
    await child.kill();
    expect(await isRunning(child.server)).toBe(true);
    const logs: string[] = [];
    const next = await startEmbeddedPostgres({ dataDir, durable: false, onLog: (line) => logs.push(line) });
    try {
      expect(logs[0]).toMatch(`a database server from an earlier run (process ${child.server})`);
      expect(await isRunning(child.server)).toBe(false);
      expect(await ask(next.url, 'SELECT a FROM kept ORDER BY a')).toEqual([{ a: 1 }, { a: 2 }]);
    } finally {
      await next.stop();
    }
  });

  it('is killed together with the server, the next start recovers', async () => {
    const child = await started(true);
    await ask(child.url, 'INSERT INTO kept VALUES (3)');
    process.kill(child.server, 'SIGKILL');
    await child.kill();
    const next = await startEmbeddedPostgres({ dataDir });
    try {
      expect(await ask(next.url, 'SELECT a FROM kept ORDER BY a')).toHaveLength(3);
    } finally {
      await next.stop();
    }
  });
});
