import { PassThrough, Readable } from 'node:stream';
import { constants } from 'node:zlib';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  name: string;
  content: AsyncIterable<string> | Iterable<string>;
}

/** The first day that a ZIP file knows: the same records make the same file. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compressionLevel: constants.Z_BEST_SPEED };

/** A ZIP file, written while it is read: nothing is held but what deflate holds. */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const file = new ZipFile();
  const out = file.outputStream as PassThrough;
  const open: Readable[] = [];
  file.on('error', (error: Error) => out.destroy(error));
  for (const { name, content } of entries)
    file.addReadStreamLazy(name, OPTIONS, (take) => {
      const source = Readable.from(content);
      open.push(source);
      source.on('error', (error) => out.destroy(error));
      take(null, source);
    });
  file.end();
  try {
    for await (const chunk of out) yield chunk as Buffer;
  } finally {
    // Who stops reading stops those who write, down to what is open in the database.
    for (const source of open) source.destroy();
  }
}
