import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** clamd as its manual has it, as far as INSTREAM goes: over TCP, with answers that tests choose by content. */
export interface Clamd {
  url: string;
  /** bytes of each stream that it was sent to the end */
  scanned: Buffer[];
  /** StreamMaxLength */
  most: number;
  /** takes everything and answers nothing */
  hangs: boolean;
  stop(): Promise<void>;
}

const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

export async function startClamd(): Promise<Clamd> {
  const sockets = new Set<Socket>();
  const clamd: Clamd = { url: '', scanned: [], most: 25_000_000, hangs: false, stop: async () => undefined };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let waiting = Buffer.alloc(0);
    let content: Buffer[] | null = null;
    const answer = (said: string): void => void socket.end(`${said}\0`);
    socket.on('data', (part: Buffer) => {
      if (clamd.hangs || socket.writableEnded) return;
      waiting = Buffer.concat([waiting, part]);
      if (content === null) {
        const end = waiting.indexOf(0);
        if (end === -1) return;
        if (waiting.toString('latin1', 0, end) !== 'zINSTREAM') return answer('UNKNOWN COMMAND');
        waiting = waiting.subarray(end + 1);
        content = [];
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0);
        if (length === 0) {
          const whole = Buffer.concat(content);
          clamd.scanned.push(whole);
          return answer(whole.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');
        }
        if (content.reduce((sum, { length: size }) => sum + size, 0) + length > clamd.most)
          return answer('INSTREAM size limit exceeded. ERROR');
        if (waiting.length < 4 + length) return;
        content.push(waiting.subarray(4, 4 + length));
        waiting = waiting.subarray(4 + length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  clamd.url = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  clamd.stop = () =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return clamd;
}
