// A server that outlived the process that started it, by a kill -9 or a crash. It is stopped rather than adopted: its log
// goes nowhere, and its settings are those of the former start.
import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { signalTo, waitForEnd } from './postmaster.js';
import { isAlive } from './process-birth.js';

/** Stops the server of this cluster if one runs, and clears a postmaster.pid whose number now belongs to another process. */
export async function stopLeftover(cluster: string, onLog: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''));
  // of a dead process the server itself clears up, with care for its orphans
  if (!(pid > 0) || !isAlive(pid)) return;
  if (pid === process.pid || !(await servesCluster(pid, cluster))) return rm(file, { force: true });
  onLog(`a database server from an earlier run (process ${pid}) still has ${cluster}: stopping it`);
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    signalTo(pid, signal);
    if (await waitForEnd(pid, patience)) return;
  }
  throw new Error(`the database server from an earlier run (process ${pid}) does not stop`);
}

// A server's working directory is its cluster; where that cannot be asked, its command line names it.
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const [here, name] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
    ]);
    return name.trim() === 'postgres' && here === (await realpath(cluster));
  }
  if (process.platform === 'win32') return true;
  return new Promise((resolve) => {
    execFile('ps', ['-ww', '-o', 'command=', '-p', String(pid)], (_, out) =>
      resolve(out.includes('postgres') && out.includes(cluster)),
    );
  });
}
