import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

/**
 * Nothing that a test started outlives it, also when the run itself is killed: a shell holds the list of what runs and
 * ends it when our end of its pipe closes, however that comes about. (Jest's `process.on('exit')` is never called.)
 */
const WATCH = `
  trap '' INT TERM
  alive=' '
  while read -r sign pid; do
    case $sign in
      +) alive="$alive$pid " ;;
      -) alive="\${alive%% $pid *} \${alive#* $pid }" ;;
    esac
  done
  for pid in $alive; do kill -9 "$pid"; done`;

let list: Writable | undefined;

export function watchOver(pid: number): void {
  list ??= startWatch();
  list.write(`+ ${pid}\n`);
}

export function stopWatching(pid: number): void {
  list?.write(`- ${pid}\n`);
}

function startWatch(): Writable {
  const shell = spawn('sh', ['-c', WATCH], { stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  (shell.stdin as Writable & { unref(): void }).unref();
  shell.stdin.on('error', () => undefined);
  return shell.stdin;
}
