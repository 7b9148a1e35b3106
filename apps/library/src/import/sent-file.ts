import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalidInput } from '#kernel';

/** A file that was sent, on the disk for as long as it is imported: a workbook's directory stands at its end. */
export interface SentFile {
  path: string;
  size: number;
  hash: string;
  remove(): Promise<void>;
}

const PREFIX = 'comity-import-';
const A_DAY_MS = 86_400_000;

/** What processes that were killed have left: nobody imports for a day. */
export async function forgetAbandoned(now = Date.now()): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(tmpdir(), name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < now - A_DAY_MS) await rm(path, { force: true });
  }
}

/** @param most bytes; what is longer is not taken to its end */
export async function receive(body: Readable, most: number): Promise<SentFile> {
  const path = join(tmpdir(), `${PREFIX}${randomUUID()}`);
  const hash = createHash('sha256');
  const remove = (): Promise<void> => rm(path, { force: true });
  let size = 0;
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most)
        throw invalidInput([
          {
            path: 'file',
            message: `is larger than ${Math.floor(most / 1_000_000)} MB; send it in parts, or have the operator import it`,
          },
        ]);
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  if (size === 0) {
    await remove();
    throw invalidInput([
      { path: 'file', message: 'is empty; expected CSV, JSON lines or XLSX as the body of the request' },
    ]);
  }
  return { path, size, hash: `sha256:${hash.digest('hex')}`, remove };
}
