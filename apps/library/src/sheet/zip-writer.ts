import { constants, crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: AsyncIterable<string> | Iterable<string>;
}

const VERSION = 20;
/** sizes follow the content; names are UTF-8 */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the first day that a ZIP file knows: the same records make the same file */
const DAY = 0x21;

interface Written {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

/** A ZIP file, written while it is read: nothing is held but what deflate holds. Up to 4 GB, as the format without extensions goes. */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const entry: Written = { name: Buffer.from(name), offset, crc: 0, packed: 0, size: 0 };
    const head = Buffer.concat([
      signature(0x04034b50),
      fields(VERSION, FLAGS, DEFLATED, 0, DAY),
      Buffer.alloc(12),
      fields(entry.name.length, 0),
      entry.name,
    ]);
    yield head;
    for await (const chunk of packed(content, entry)) yield chunk;
    const descriptor = Buffer.concat([signature(0x08074b50), longs(entry.crc, entry.packed, entry.size)]);
    yield descriptor;
    offset += head.length + entry.packed + descriptor.length;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield Buffer.concat([
    signature(0x06054b50),
    fields(0, 0, written.length, written.length),
    longs(directory.length, offset),
    fields(0),
  ]);
}

async function* packed(content: ZipEntry['content'], entry: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  const feed = async (): Promise<void> => {
    for await (const text of content) {
      if (deflate.destroyed) return;
      const bytes = Buffer.from(text);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      if (!deflate.write(bytes))
        await new Promise<void>((resolve) => deflate.once('drain', resolve).once('close', resolve));
    }
    deflate.end();
  };
  feed().catch((error: unknown) => deflate.destroy(error as Error));
  for await (const chunk of deflate) {
    entry.packed += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
}

const directoryEntry = ({ name, offset, crc, packed: small, size }: Written): Buffer =>
  Buffer.concat([
    signature(0x02014b50),
    fields(VERSION, VERSION, FLAGS, DEFLATED, 0, DAY),
    longs(crc, small, size),
    fields(name.length, 0, 0, 0, 0),
    longs(0, offset),
    name,
  ]);

const signature = (value: number): Buffer => longs(value);

function fields(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function longs(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}
