import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopWatching, watchOver } from './orphans.js';
import { waitFor } from './wait-for.js';

/** A Redis of the test's own, to be killed, emptied and started again on the same port. Nothing is kept on disk. */
export interface TestRedis {
  url: string;
  /** kill -9 */
  kill(): Promise<void>;
  /** starts again, empty, on the same port */
  restart(): Promise<void>;
  flushAll(): Promise<void>;
  stop(): Promise<void>;
}

/** Null when this machine has no redis-server (`npm test` says so and sets TEST_REDIS_SERVER when it finds one). */
export async function startRedis(): Promise<TestRedis | null> {
  const binary = process.env['TEST_REDIS_SERVER'];
  if (!binary) return null;
  const folder = mkdtempSync(join(tmpdir(), 'comity-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--maxmemory-policy',
      'noeviction',
    ];
    server = spawn(binary, [...settings, '--dir', folder], { stdio: 'ignore' });
    const { pid } = server;
    if (pid !== undefined) {
      watchOver(pid);
      server.once('exit', () => stopWatching(pid));
    }
    await waitFor('redis-server to answer', async () => (await ask(port, 'PING')) === '+PONG');
  };
  const kill = async (): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };

  await start();
  return {
    url,
    kill,
    restart: async () => {
      await kill();
      await start();
    },
    flushAll: async () => void (await ask(port, 'FLUSHALL')),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One inline command, without a client that would try to stay connected. */
async function ask(port: number, command: 'PING' | 'FLUSHALL'): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().trim();
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
