import { createServer } from 'node:net';

const FIRST = 4000;
const TRIES = 50;

export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is taken by another program. Stop it, or start with another: PORT=${port + 1} npm start`);
    this.name = 'PortTaken';
  }
}

/** A port that was asked for must be free; without one, the first free from 4000 on. 0 lets the system choose. */
export async function findPort(asked: number | null): Promise<number> {
  if (asked === 0) return bind(0);
  if (asked !== null) {
    if (!(await isFree(asked))) throw new PortTaken(asked);
    return asked;
  }
  for (let port = FIRST; port < FIRST + TRIES; port += 1) if (await isFree(port)) return port;
  throw new PortTaken(FIRST);
}

async function isFree(port: number): Promise<boolean> {
  try {
    await bind(port);
    return true;
  } catch {
    return false;
  }
}

/** Binds for a moment and gives the port back. */
function bind(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as { port: number };
      server.close(() => resolve(bound));
    });
  });
}
