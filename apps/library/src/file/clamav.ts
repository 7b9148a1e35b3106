import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';

export type Verdict = { kind: 'clean' } | { kind: 'found'; what: string } | { kind: 'unreachable'; reason: string };

const PATIENCE_MS = 60_000;

/** Asks clamd, over TCP, in its command INSTREAM: pieces with their length in front, and an empty one as the end. */
export async function scan(address: string, content: string | Readable): Promise<Verdict> {
  try {
    const answer = await ask(new URL(address), typeof content === 'string' ? createReadStream(content) : content);
    if (/^stream: OK$/.test(answer)) return { kind: 'clean' };
    const what = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    return what === undefined ? { kind: 'unreachable', reason: answer.slice(0, 200) } : { kind: 'found', what };
  } catch (error) {
    return { kind: 'unreachable', reason: (error as Error).message };
  }
}

async function ask({ hostname, port }: URL, content: Readable): Promise<string> {
  const socket = connect({ host: hostname, port: Number(port || 3310) });
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.once('end', () => resolve(text.replace(/\0/g, '').trim()));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
  });
  answer.catch(() => undefined);
  try {
    await written(socket, Buffer.from('zINSTREAM\0'));
    for await (const chunk of content) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE((chunk as Buffer).length);
      await written(socket, Buffer.concat([length, chunk as Buffer]));
    }
    await written(socket, Buffer.alloc(4));
    return await answer;
  } finally {
    content.destroy();
    socket.destroy();
  }
}

const written = (socket: ReturnType<typeof connect>, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
