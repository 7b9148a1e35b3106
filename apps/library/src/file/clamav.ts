import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';

export type Verdict =
  | { kind: 'clean' }
  | { kind: 'found'; what: string }
  /** more than the scanner takes (StreamMaxLength of clamd): asking again changes nothing */
  | { kind: 'too large' }
  | { kind: 'unreachable'; reason: string };

const PATIENCE_MS = 60_000;

/** Asks clamd, over TCP, in its command INSTREAM: pieces with their length in front, and an empty one as the end. */
export async function scan(address: string, content: string | Readable, patienceMs = PATIENCE_MS): Promise<Verdict> {
  try {
    const stream = typeof content === 'string' ? createReadStream(content) : content;
    return verdictOf(await ask(new URL(address), stream, patienceMs));
  } catch (error) {
    return { kind: 'unreachable', reason: (error as Error).message };
  }
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  if (/size limit exceeded/i.test(answer)) return { kind: 'too large' };
  const what = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  return what === undefined ? { kind: 'unreachable', reason: answer.slice(0, 200) } : { kind: 'found', what };
}

async function ask({ hostname, port }: URL, content: Readable, patienceMs: number): Promise<string> {
  const socket = connect({ host: hostname, port: Number(port || 3310) });
  socket.setTimeout(patienceMs, () => socket.destroy(new Error(`no answer within ${patienceMs / 1000} s`)));
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    // What it has said counts, also where it closed in the middle of what it was sent.
    const settle = (otherwise: Error): void => {
      const said = text.replace(/\0/g, '').trim();
      if (said === '') reject(otherwise);
      else resolve(said);
    };
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.once('end', () => settle(new Error('it gave no answer')));
    socket.once('error', settle);
    socket.once('close', () => settle(new Error('the connection was closed')));
  });
  answer.catch(() => undefined);
  let isClosed = false;
  const write = async (bytes: Buffer): Promise<void> => {
    await written(socket, bytes).finally(
      () => (isClosed = socket.destroyed || socket.readableEnded || !socket.writable),
    );
  };
  try {
    await send(content, write).catch((error: unknown) => {
      if (!isClosed) throw error;
    });
    return await answer;
  } finally {
    content.destroy();
    socket.destroy();
  }
}

async function send(content: Readable, write: (bytes: Buffer) => Promise<void>): Promise<void> {
  await write(Buffer.from('zINSTREAM\0'));
  for await (const chunk of content) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((chunk as Buffer).length);
    await write(Buffer.concat([length, chunk as Buffer]));
  }
  await write(Buffer.alloc(4));
}

const written = (socket: ReturnType<typeof connect>, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
