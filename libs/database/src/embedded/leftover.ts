// A server that outlived the process that started it, by a kill -9 or a crash. It is stopped rather than adopted: its log
// goes nowhere, and its settings are those of the former start.
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from './process-birth.js';
import { shutDown, strangerEnds } from './shutdown.js';

/** Stops the server of this cluster if one runs, and clears a postmaster.pid whose number now belongs to another process. */
export async function stopLeftover(cluster: string, onLog: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''));
  if (!(pid > 0)) return;
  if (await serves(pid, cluster)) {
    onLog(`a database server from an earlier run (process ${pid}) still has ${cluster}: stopping it`);
    if (!(await shutDown(pid, (patience) => strangerEnds(pid, patience)))) {
      throw new Error(`the database server from an earlier run (process ${pid}) does not stop`);
    }
  }
  if (process.platform !== 'linux' && !(await isRunning(pid))) return; // the server itself clears up, with care
  // What a killed server started sees that it is gone and ends, but not at once. After that the file means nothing, and
  // its number may belong to another process, for which the server would refuse to start.
  for (const until = Date.now() + 10_000; (await anyServes(cluster)) && Date.now() < until;) await sleep(50);
  await rm(file, { force: true });
}

// A server's working directory is its cluster, and so is that of its processes; where that cannot be asked, the command
// line names it.
async function serves(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const [here, name] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
    ]);
    return name.trim() === 'postgres' && here === (await realpath(cluster));
  }
  if (process.platform === 'win32') return isRunning(pid);
  return new Promise((resolve) => {
    execFile('ps', ['-ww', '-o', 'command=', '-p', String(pid)], (_, out) =>
      resolve(out.includes('postgres') && out.includes(cluster)),
    );
  });
}

async function anyServes(cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return (await Promise.all(pids.map((pid) => serves(Number(pid), cluster)))).includes(true);
}
