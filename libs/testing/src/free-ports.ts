import { createServer } from 'node:net';

/** Below those that the system gives to connections going out, of which tests open thousands: one of these could be taken meanwhile. */
const FIRST = 12_000;
const LAST = 32_000;

/** Ports that nobody listens on. All are held until the last is found, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, hold));
  await Promise.all(held.map(({ release }) => release()));
  return held.map(({ port }) => port);
}

interface Held {
  port: number;
  release(): Promise<void>;
}

/** Begins anywhere, so that processes that ask at the same time hardly meet. */
async function hold(): Promise<Held> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = createServer();
    const isFree = await new Promise<boolean>((tell) => {
      server.once('error', () => tell(false));
      server.listen(port, '127.0.0.1', () => tell(true));
    });
    if (isFree) return { port, release: () => new Promise((done) => server.close(() => done())) };
  }
}
