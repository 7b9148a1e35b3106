import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { BrokenData, CHUNK, untilBroken } from './bytes.js';

interface Entry {
  offset: number;
  packed: number;
  method: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_END = 22 + 65_535;
const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY = 4 * 1024 * 1024;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

/**
 * The files packed into a ZIP file, by its directory alone: what is not in there is not looked at, and what an entry says
 * of its size is not believed, so that every reader says how much of it there may be.
 */
export class ZipFile {
  private constructor(
    private readonly path: string,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(path: string): Promise<ZipFile> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      return new ZipFile(path, await readDirectory(file, size));
    } finally {
      await file.close();
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @param most bytes when unpacked; there is no reading on behind them. @param taken told how much was read of the file */
  async *read(name: string, most: number, taken: (bytes: number) => void = () => undefined): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new BrokenData(`${name} is not in it`);
    const start = await this.startOf(entry);
    const file = createReadStream(this.path, {
      start,
      end: start + Math.max(entry.packed, 1) - 1,
      highWaterMark: CHUNK,
    });
    if (entry.packed === 0) return void file.destroy();
    file.on('data', (chunk) => taken(chunk.length));
    const unpacked = entry.method === STORED ? file : file.pipe(createInflateRaw({ chunkSize: CHUNK }));
    if (unpacked !== file) file.on('error', (error) => unpacked.destroy(error));
    let size = 0;
    for await (const chunk of untilBroken(unpacked, () => file.destroy())) {
      size += chunk.length;
      if (size > most) throw new BrokenData(`${name} is more than ${Math.round(most / 1024 / 1024)} MB when unpacked`);
      yield chunk;
    }
  }

  private async startOf({ offset }: Entry): Promise<number> {
    const file = await open(this.path, 'r');
    try {
      const head = await bytesOf(file, offset, 30);
      if (head.readUInt32LE(0) !== LOCAL) throw new BrokenData('its directory does not fit');
      return offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    } finally {
      await file.close();
    }
  }
}

async function readDirectory(file: FileHandle, size: number): Promise<Map<string, Entry>> {
  const tail = await bytesOf(file, Math.max(0, size - LONGEST_END), Math.min(size, LONGEST_END));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at === -1 || at + 22 > tail.length || tail.readUInt32LE(at) !== END)
    throw new BrokenData('its end is missing: it was not sent or saved as a whole');
  const [count, length, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY || offset + length > size)
    throw new BrokenData('its directory is larger than any workbook has');
  const directory = await bytesOf(file, offset, length);
  const entries = new Map<string, Entry>();
  let next = 0;
  for (let index = 0; index < count; index++) {
    if (next + 46 > length || directory.readUInt32LE(next) !== DIRECTORY)
      throw new BrokenData('its directory is broken');
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(next + field)) as [
      number,
      number,
      number,
    ];
    const method = directory.readUInt16LE(next + 10);
    if (directory.readUInt16LE(next + 8) & ENCRYPTED) throw new BrokenData('it is locked by a password');
    if (method === STORED || method === DEFLATED)
      entries.set(directory.toString('utf8', next + 46, next + 46 + name), {
        method,
        packed: directory.readUInt32LE(next + 20),
        offset: directory.readUInt32LE(next + 42),
      });
    next += 46 + name + extra + comment;
  }
  return entries;
}

async function bytesOf(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw new BrokenData('it ends too early');
  return bytes;
}
