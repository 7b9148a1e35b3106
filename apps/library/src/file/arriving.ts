import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tooLarge } from './refusals.js';

interface Measured {
  size: number;
  sha256: string;
}

/** Writes what comes to a file, counting and hashing on the way; stops at the first byte too many. */
export async function arriving(content: Readable, path: string, most: number): Promise<Measured> {
  const { meter, measured } = measuring(most);
  await pipeline(content, meter, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  return measured();
}

/** The same of a file that came in pieces, perhaps to several processes. */
export async function arrivedAt(path: string, most: number): Promise<Measured> {
  const { meter, measured } = measuring(most);
  await pipeline(createReadStream(path), meter.resume());
  return measured();
}

function measuring(most: number): { meter: Transform; measured: () => Measured } {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > most) return done(tooLarge(most));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { meter, measured: () => ({ size, sha256: hash.digest('hex') }) };
}
