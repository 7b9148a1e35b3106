import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { refuse } from './fault.js';

export interface OpenFile {
  chunks: AsyncIterable<Buffer>;
  /** of the file as it lies on the disk */
  bytesRead(): number;
}

/** The unpacked data could be read no further: what came before stands. */
export class BrokenData extends Error {}

export const CHUNK = 128 * 1024;

/** A file's content, unpacked when it begins as gzip does, whatever it is called. */
export function openFile(path: string): OpenFile {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  const isPacked = firstBytes(path, 2).equals(Buffer.from([0x1f, 0x8b]));
  if (!isPacked) return { chunks: file, bytesRead: () => file.bytesRead };
  const unpacked = createGunzip({ chunkSize: CHUNK });
  file.on('error', (error) => unpacked.destroy(error));
  return { chunks: untilBroken(file.pipe(unpacked), () => file.destroy()), bytesRead: () => file.bytesRead };
}

/**
 * What was unpacked before a fault is still handed on: a stream that fails throws away what it has in hand, so it is
 * taken over at once and kept here, a few chunks at most.
 */
export async function* untilBroken(stream: Readable, close: () => void): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let ended = false;
  let fault: Error | undefined;
  let wake = (): void => undefined;
  stream.on('data', (chunk: Buffer) => {
    ready.push(chunk);
    if (ready.length >= 8) stream.pause();
    wake();
  });
  stream.on('end', () => ((ended = true), wake()));
  stream.on('error', (error) => ((fault = error), wake()));
  try {
    for (;;) {
      const chunk = ready.shift();
      if (chunk) yield chunk;
      else if (fault) throw new BrokenData(fault.message, { cause: fault });
      else if (ended) return;
      else {
        const news = new Promise<void>((resolve) => (wake = resolve));
        stream.resume();
        await news;
      }
    }
  } finally {
    stream.destroy();
    close();
  }
}

export function sizeOf(path: string): number {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) refuse(path, 'is not a file');
    return stat.size;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return refuse(path, code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`);
  }
}

export function firstBytes(path: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
  } finally {
    closeSync(file);
  }
}
