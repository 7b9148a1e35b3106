// The server runs in a session of its own, so that Ctrl-C in the terminal reaches the application alone, which may finish
// its work before it stops the database. It would then outlive an application that is killed. So a small shell waits on
// a pipe from us, and when the pipe breaks without a goodbye it asks the server to shut down. Should the shell be killed
// as well, the next start finds the server by its postmaster.pid and stops it (leftover.ts).
import { spawn, type ChildProcess } from 'node:child_process';
import { cleanEnvironment, type Account } from './account.js';

const script = 'read -r word; [ "$word" = goodbye ] || kill -INT "$1"';

/** Ends the server soon after this process ends, however it ends; `dismiss` once the server is gone. None on Windows. */
export function watchOver(server: number, account: Account): { dismiss(): void } | undefined {
  if (process.platform === 'win32') return undefined;
  const shell = spawn('/bin/sh', ['-c', script, 'comity-database-guard', String(server)], {
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

/** A child, and what it writes, no longer keep our process from ending. */
export function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) (stream as { unref?(): void } | null)?.unref?.();
}
