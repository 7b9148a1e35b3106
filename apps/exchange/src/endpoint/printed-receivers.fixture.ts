import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname } from 'node:path';
import { freePorts, waitFor } from '#testing';

/** The code block of a page in which a text stands, as it is printed. */
export function printed(file: string, holding: string): string {
  const blocks = [...readFileSync(file, 'utf8').matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  const found = blocks.filter((block) => block.includes(holding));
  if (found.length !== 1) throw new Error(`${file} has ${found.length} code blocks with ${holding}`);
  return found[0] as string;
}

/** What is printed listens on 8787, which may be taken; nothing else is changed. */
const ELSEWHERE = `import net from 'node:net';
  const { listen } = net.Server.prototype;
  net.Server.prototype.listen = function (port, ...more) {
    return listen.call(this, port === 8787 ? Number(process.env.INSTEAD_OF_8787) : port, ...more);
  };`;

export interface PrintedReceiver {
  url: string;
  said: () => string;
  stop(): Promise<void>;
}

/** Runs a command as somebody does who copied it, and waits until it listens. */
export async function runPrinted(
  command: readonly string[],
  port: number,
  environment: Record<string, string> = {},
): Promise<PrintedReceiver> {
  const [program = '', ...given] = command;
  const child = spawn(program, given, {
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ELSEWHERE)}`,
      INSTEAD_OF_8787: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const stop = (): Promise<void> => ended(child);
  await waitFor(
    'the printed receiver to listen',
    () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${said}`);
      return isListening(port);
    },
    { timeoutMs: 20_000 },
  ).catch(async (error: unknown) => {
    await stop();
    throw new Error(`${String(error)}\n${said}`, { cause: error });
  });
  return { url: `http://localhost:${port}/`, said: () => said, stop };
}

export async function aPort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('No port is free.');
  return port;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** With what a shell started in between. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const closed = once(child, 'close');
  process.kill(-child.pid, 'SIGKILL');
  await closed;
}
