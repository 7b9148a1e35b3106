// The server process: started, watched, stopped.
//
// It runs in a session of its own, so that Ctrl-C in the terminal reaches the application alone, which may finish its work
// before it stops the database. It would then outlive an application that is killed; so a small shell waits beside it on
// a pipe from us, and when the pipe breaks without a goodbye it asks the server to shut down. Should the shell die as
// well, the next start finds the server by postmaster.pid and stops it (see leftover.ts).
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment, type Account } from './account.js';
import { lines } from './log-lines.js';
import { isAlive } from './process-birth.js';

/** The server ended before it took connections. */
export class StartFailed extends Error {
  constructor(readonly log: string[]) {
    super(`the database server did not start:\n${log.join('\n')}`);
    this.name = 'StartFailed';
  }
  /** somebody else has the port */
  get portTaken(): boolean {
    return this.log.some((line) => /could not bind .*(address already in use|permitted once)/i.test(line));
  }
  /** processes of a killed server are still ending */
  get stillEnding(): boolean {
    return this.log.some((line) => /shared memory block .* is still in use|lock file "postmaster.pid"/.test(line));
  }
}

export interface Postmaster {
  pid: number;
  stop(): Promise<void>;
}

interface Launch {
  postgres: string;
  args: string[];
  cluster: string;
  account: Account;
  onLog(line: string): void;
}

/** Starts the server and waits until it takes connections. */
export async function launch({ postgres, args, cluster, account, onLog }: Launch): Promise<Postmaster> {
  const server = spawn(postgres, args, {
    ...account,
    cwd: cluster,
    env: cleanEnvironment,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const recent: string[] = [];
  lines(server.stderr, (line) => {
    recent.push(line);
    if (recent.length > 20) recent.shift();
    onLog(line);
  });
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    server.once('error', (error) => resolve(void recent.push(error.message)));
    server.once('close', () => resolve());
  }).then(() => void (gone = true));
  const { pid } = server;
  const guard = pid === undefined ? undefined : watchOver(pid, account);
  void ended.then(() => guard?.dismiss());

  while (!gone && !(await isReady(cluster, pid))) await Promise.race([sleep(15), ended]);
  if (gone || pid === undefined) throw new StartFailed(recent);

  // Neither the server nor the guard keeps our process alive: when it ends without stop(), the guard does its work.
  let stopping: Promise<void> | undefined;
  void ended.then(() => stopping ?? onLog(`the database server (process ${pid}) ended unexpectedly`));
  letGo(server);
  return { pid, stop: () => (stopping ??= end(server, pid, ended)) };
}

function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) (stream as { unref?(): void } | null)?.unref?.();
}

async function end(server: ChildProcess, pid: number, ended: Promise<void>): Promise<void> {
  server.ref();
  // fast: breaks connections, writes a checkpoint; immediate: recovers at the next start; then the last resort
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    signalTo(pid, signal);
    const waiting = new AbortController();
    const done = await Promise.race([
      ended.then(() => true),
      sleep(patience, false, { signal: waiting.signal }).catch(() => false),
    ]);
    waiting.abort();
    if (done) return;
  }
}

/** Signals a process that may have ended meanwhile. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

// The eighth line of postmaster.pid is the server's state, the first its process.
async function isReady(cluster: string, pid: number | undefined): Promise<boolean> {
  const file = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(file[0]) === pid && file[7]?.trim() === 'ready';
}

function watchOver(pid: number, account: Account): { dismiss(): void } | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'read -r word; [ "$word" = goodbye ] || kill -INT "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'comity-database-guard', String(pid)], {
    ...account,
    cwd: '/',
    env: cleanEnvironment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  letGo(shell);
  return { dismiss: () => void shell.stdin.end('goodbye\n') };
}

/** Waits for a process that is not our child. */
export async function waitForEnd(pid: number, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(25)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}
