import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { developmentIssuer, type DevelopmentIssuer } from '#access';
import { runningNode, standaloneSecrets } from '#standalone';

/**
 * The node that the demonstration plays on: a standalone of its own in a temporary folder, whose worker is a second
 * process, so that it can be killed; or, with --url, one that already runs.
 */
export interface DemoNode {
  url: string;
  issuer: DevelopmentIssuer;
  /** kill -9; null when the node is not ours */
  killWorker: (() => Promise<void>) | null;
  startWorker: () => void;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 90_000;

export async function ownNode(say: (line: string) => void): Promise<DemoNode> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-demo-'));
  chmodSync(folder, 0o755);
  const output: string[] = [];
  const node = start(
    'standalone',
    { COMITY_DIR: folder, PORT: '0', RUNS_JOBS: 'false', LOG_LEVEL: 'warn', LOG_FORMAT: 'json' },
    output,
  );
  let worker: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    await end(worker, 'SIGTERM');
    await end(node, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    say('starting a node of its own, with an embedded PostgreSQL …');
    const running = await until(() => runningNode(folder), node, output);
    const startWorker = (): void => {
      worker = start(
        'worker',
        {
          DATABASE_URL: running.databaseUrl,
          PORT: '0',
          PUBLIC_URL: running.url,
          WEBHOOK_LOOPBACK: 'true',
          SEED: 'none',
          LOG_LEVEL: 'error',
          ...standaloneSecrets(join(folder, 'keys')),
        },
        output,
      );
    };
    startWorker();
    return {
      url: running.url,
      issuer: await developmentIssuer(join(folder, 'keys')),
      killWorker: () => end(worker, 'SIGKILL'),
      startWorker,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function givenNode(url: string, folder: string): Promise<DemoNode> {
  const issuer = await developmentIssuer(resolve(folder, 'keys'));
  return {
    url: url.replace(/\/$/, ''),
    issuer,
    killWorker: null,
    startWorker: () => undefined,
    stop: async () => undefined,
  };
}

function start(app: string, environment: Record<string, string>, output: string[]): ChildProcess {
  const child = spawn(process.execPath, [`dist/apps/${app}/src/main.js`], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(`[${app}] ${text}`));
  }
  return child;
}

async function until<T>(ask: () => T | null, child: ChildProcess, output: string[]): Promise<T> {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const answer = ask();
    if (answer !== null) return answer;
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`The node did not start:\n${output.join('').slice(-4000)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await ended;
}
