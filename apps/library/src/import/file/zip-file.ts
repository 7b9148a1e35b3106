import { createInflateRaw } from 'node:zlib';
import { Archive, BrokenArchive, DEFLATED, STORED, type Part } from '../../archive/archive.js';
import { BrokenData, CHUNK, untilBroken } from './bytes.js';

const LIMITS = { parts: 10_000, directory: 4 * 1024 * 1024 };

/**
 * The files packed into a ZIP file: what is not in its directory is not looked at, and what an entry says of its size is not
 * believed, so that every reader says how much of it there may be.
 */
export class ZipFile {
  private constructor(
    private readonly archive: Archive,
    private readonly parts: ReadonlyMap<string, Part>,
  ) {}

  /** Open as long as the work goes on. */
  static async reading<T>(path: string, work: (zip: ZipFile) => Promise<T>): Promise<T> {
    const zip = await ZipFile.open(path);
    try {
      return await work(zip);
    } finally {
      zip.close();
    }
  }

  /** To be closed by who opened it. */
  static async open(path: string): Promise<ZipFile> {
    const archive = await Archive.open(path, LIMITS).catch(asData);
    if (archive.parts.some(({ isEncrypted }) => isEncrypted)) {
      archive.close();
      throw new BrokenData('it is locked by a password');
    }
    const readable = archive.parts.filter(({ method }) => method === STORED || method === DEFLATED);
    return new ZipFile(archive, new Map(readable.map((part) => [part.name, part])));
  }

  close(): void {
    this.archive.close();
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** @param most bytes when unpacked; there is no reading on behind them. @param taken told how much was read of the file */
  async *read(name: string, most: number, taken: (bytes: number) => void = () => undefined): AsyncGenerator<Buffer> {
    const part = this.parts.get(name);
    if (!part) throw new BrokenData(`${name} is not in it`);
    const packed = await this.archive.packed(part).catch(asData);
    packed.on('data', (chunk: Buffer) => taken(chunk.length));
    const unpacked = part.method === STORED ? packed : packed.pipe(createInflateRaw({ chunkSize: CHUNK }));
    if (unpacked !== packed) packed.on('error', (error) => unpacked.destroy(error));
    let size = 0;
    for await (const chunk of untilBroken(unpacked, () => packed.unpipe().destroy())) {
      size += chunk.length;
      if (size > most) throw new BrokenData(`${name} is more than ${Math.round(most / 1024 / 1024)} MB when unpacked`);
      yield chunk;
    }
  }
}

function asData(error: unknown): never {
  throw error instanceof BrokenArchive ? new BrokenData(`it ${error.message}`, { cause: error }) : error;
}
