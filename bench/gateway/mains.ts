import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild, type Child } from '../child.js';
import { benchVariables } from '../environment.js';

export interface Main {
  process: Child;
  /** http://127.0.0.1:port */
  url: string;
}

const READY_WITHIN_MS = 60_000;

/** Starts apps/NAME/src/main.ts and waits until it is ready. */
export async function startMain(app: string, given: Record<string, string>): Promise<Main> {
  const port = await freePort();
  const process = startChild(new URL('./main.process.js', import.meta.url), {
    env: { ...benchVariables, ...given, PORT: String(port) },
  });
  await process.ask('start', app);
  const url = `http://127.0.0.1:${port}`;
  const until = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (performance.now() > until) throw new Error(`${app} is not ready after ${READY_WITHIN_MS / 1000} s.`);
    await pause(100);
  }
  return { process, url };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
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
