/** `npm run dev`: the whole network in one process, built and started again whenever a source changes. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';

const SOURCES = ['apps', 'libs'];
const QUIET_FOR_MS = 150;

let node: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let ending = false;

start();
for (const folder of SOURCES) watch(folder, { recursive: true }, (_event, file) => changed(String(file)));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());

function start(): void {
  node = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/standalone/src/main.js'], { stdio: 'inherit' });
}

function changed(file: string): void {
  if (ending || /\.spec\.ts$/.test(file)) return;
  clearTimeout(timer);
  timer = setTimeout(() => void restart(file), QUIET_FOR_MS);
}

async function restart(file: string): Promise<void> {
  process.stdout.write(`\n${file} changed.\n`);
  // What does not build leaves the running process alone.
  if (spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: true }).status !== 0) return;
  await stop();
  if (!ending) start();
}

/** The database in it must be shut down before the next one opens the same folder. */
async function stop(): Promise<void> {
  if (!node || node.exitCode !== null || node.signalCode !== null) return;
  const gone = once(node, 'exit');
  node.kill('SIGTERM');
  await gone;
}

async function end(): Promise<void> {
  ending = true;
  await stop();
  process.exit(0);
}
