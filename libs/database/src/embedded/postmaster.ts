// The server process: started, followed, stopped. What happens to it when we are killed is told in guard.ts.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment, type Account } from './account.js';
import { letGo, watchOver } from './guard.js';
import { lines } from './log-lines.js';
import { shutDown } from './shutdown.js';

/** The server ended before it took connections. */
export class StartFailed extends Error {
  constructor(private readonly log: string[]) {
    super(`the database server did not start:\n${log.join('\n')}`);
    this.name = 'StartFailed';
  }

  /** Somebody else has the port. */
  get portTaken(): boolean {
    return this.log.some((line) => /could not bind .*(address already in use|permitted)/i.test(line));
  }

  /** Processes of a killed server are still ending. */
  get stillEnding(): boolean {
    return this.log.some((line) => /shared memory block .* still in use|lock file "postmaster.pid"/.test(line));
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

/** Starts the server and waits until it takes connections, which after a crash may take as long as its recovery. */
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
    server.once('exit', () => resolve());
  }).then(() => void (gone = true));
  const logged = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const { pid } = server;
  const guard = pid === undefined ? undefined : watchOver(pid, account);
  void ended.then(() => guard?.dismiss());

  while (!gone && !(await isReady(cluster, pid))) await within(15, ended);
  if (gone || pid === undefined) {
    await within(500, logged);
    throw new StartFailed(recent);
  }

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    if (gone) return;
    server.ref();
    if (!(await shutDown(pid, (patience) => within(patience, ended)))) {
      throw new Error(`the database server (process ${pid}) does not stop`);
    }
    await within(500, logged);
  };
  void ended.then(() => stopping ?? onLog(`the database server (process ${pid}) ended unexpectedly`));
  letGo(server);
  return { pid, stop: () => (stopping ??= stop()) };
}

async function within(patience: number, event: Promise<void>): Promise<boolean> {
  const waiting = new AbortController();
  const late = sleep(patience, false, { signal: waiting.signal }).catch(() => false);
  const happened = await Promise.race([event.then(() => true), late]);
  waiting.abort();
  return happened;
}

// The eighth line of postmaster.pid is the server's state, the first its process.
async function isReady(cluster: string, pid: number | undefined): Promise<boolean> {
  const file = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(file[0]) === pid && file[7]?.trim() === 'ready';
}
