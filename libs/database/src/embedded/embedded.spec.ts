import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from './ask.fixture.js';
import { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './index.js';
import { isFree } from './port.js';

let dataDir: string;
let running: EmbeddedPostgres[] = [];
const logs: string[] = [];

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, onLog: (line) => logs.push(line), ...options });
  running.push(server);
  return server;
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'comity-embedded-'));
  await chmod(folder, 0o755); // so that root, too, may keep the cluster in it; other-user.spec.ts has the other case
  dataDir = join(folder, 'made', 'on the way');
});
afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
});
afterAll(() => rm(join(dataDir, '..', '..'), { recursive: true, force: true }));

describe('an embedded server', () => {
  it('comes up in an empty folder, also after an initdb that was interrupted', async () => {
    await mkdir(join(dataDir, 'cluster-0.draft', 'data'), { recursive: true });
    const server = await start();
    expect(existsSync(join(dataDir, 'cluster-0.draft'))).toBe(false);
    expect(server.url).toMatch(new RegExp(`^postgres://comity:[\\w-]{32}@127\\.0\\.0\\.1:${server.port}/comity$`));
    await ask(server.url, `CREATE TABLE law (title text); INSERT INTO law VALUES ('Luật Khám bệnh, chữa bệnh')`);
  });

  it('keeps data, port and password over a restart', async () => {
    const first = await start();
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(second.pid).not.toBe(first.pid);
    expect(await ask(second.url, 'SELECT title FROM law')).toEqual([{ title: 'Luật Khám bệnh, chữa bệnh' }]);
  });

  it('changes the owner of the cluster alone, and only for root', async () => {
    const { pid } = await start();
    const us = process.getuid?.();
    const server = us === 0 ? expect.not.stringMatching(/^0$/) : `${us}`;
    const names = (await readdir(dataDir)).filter((name) => !name.startsWith('holder.'));
    const owners = await Promise.all(names.map(async (name) => [name, `${(await stat(join(dataDir, name))).uid}`]));
    expect(Object.fromEntries(owners)).toEqual({ cluster: server, password: `${us}`, port: `${us}` });
    if (process.platform === 'linux') expect(`${(await stat(`/proc/${pid}`)).uid}`).toEqual(server);
  });

  it('stops once, however often it is told', async () => {
    const server = await start();
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    await expect(ask(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('writes every script, finds letters in all of them, and has the extensions we use', async () => {
    const { url } = await start({ database: 'scripts "and" quotes' });
    for (const name of ['pg_trgm', 'unaccent', 'btree_gin']) await ask(url, `CREATE EXTENSION ${name}`);
    const [row] = await ask(
      url,
      `SELECT current_setting('server_encoding') AS encoding, upper('việt') AS upper, unaccent('Điều dưỡng') AS plain,
              'Élan' COLLATE "und-x-icu" < 'Zoo' AS ordered, similarity('ประเทศไทย', 'ประเทศ') > 0.4 AS thai`,
    );
    expect(row).toEqual({ encoding: 'UTF8', upper: 'VIỆT', plain: 'Dieu duong', ordered: true, thai: true });
  });

  it('has our settings, and those of the caller over them', async () => {
    const { url } = await start({ settings: { work_mem: '7MB', max_connections: '30' } });
    const names = ['TimeZone', 'jit', 'data_checksums', 'fsync', 'max_connections', 'work_mem', 'shared_buffers'];
    const [row] = await ask(url, `SELECT ${names.map((name) => `current_setting('${name}') AS "${name}"`).join()}`);
    expect(Object.values(row ?? {})).toEqual(['UTC', 'off', 'on', 'off', '30', '7MB', '128MB']);
  });

  it('lets in nobody without the password, and nobody from outside', async () => {
    const { url, port } = await start();
    await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each?.family === 'IPv4' && !each.internal);
    if (outside)
      await expect(ask(url.replace('127.0.0.1', outside.address), 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    expect(await readFile(join(dataDir, 'port'), 'utf8')).toBe(`${port}\n`);
  });

  it('says who holds the folder when it is started twice', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({
      name: 'DataFolderInUse',
      pid: process.pid,
      message: expect.stringMatching(/^data folder .*on the way is held by process \d+ \(started \d{4}-/),
    });
  });

  it('takes another port when the one it used is taken', async () => {
    const { port, stop } = await start();
    await stop();
    const other = await occupy(port);
    const server = await start();
    other.close();
    expect(server.port).not.toBe(port);
    expect(logs).toContainEqual(
      expect.stringMatching(`^port ${port}, used before, is taken by process ${process.pid}`),
    );
  });

  it('says who holds the port when that very port was asked for, and gives the folder back', async () => {
    const other = await occupy(0);
    const { port } = other.address() as { port: number };
    await expect(start({ port })).rejects.toMatchObject({
      name: 'PortTaken',
      port,
      message: expect.stringContaining(`is taken by process ${process.pid}`),
    });
    await new Promise((resolve) => other.close(resolve));
    expect(await isFree(port)).toBe(true);
    expect((await start({ port })).port).toBe(port);
  });

  it('says what the server said when it cannot start', async () => {
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow('invalid value for parameter');
  });
});
