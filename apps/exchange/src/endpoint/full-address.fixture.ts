import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LISTENS = `const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () =>
  console.log(server.address().port));`;
const MOST = 64;
/** On this machine one that is taken is taken within a millisecond. */
const TAKEN_WITHIN_MS = 500;

/**
 * An address that answers nobody: who listens there is stopped and has as many connections waiting as there is room for, so
 * the system leaves a further one without an answer, as a firewall does.
 */
export async function fullAddress(): Promise<{ port: number; close: () => void }> {
  const child = spawn(process.execPath, ['-e', LISTENS], { stdio: ['ignore', 'pipe', 'inherit'] });
  const waiting: Socket[] = [];
  const close = (): void => {
    for (const socket of waiting) socket.destroy();
    child.kill('SIGKILL');
  };
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const port = Number(said.toString());
    child.kill('SIGSTOP');
    while (waiting.length < MOST) {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      waiting.push(socket);
      if (!(await Promise.race([once(socket, 'connect'), sleep(TAKEN_WITHIN_MS, null)]))) return { port, close };
    }
    throw new Error(`${MOST} connections were taken by who listens to none`);
  } catch (error) {
    close();
    throw error;
  }
}
