import type { Readable } from 'node:stream';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';

export interface Part {
  name: string;
  /** STORED, DEFLATED, or what no reader here takes */
  method: number;
  isEncrypted: boolean;
  /** bytes in the archive */
  packed: number;
  entry: Entry;
}

export const [STORED, DEFLATED] = [0, 8];

/** What is wrong with an archive, in words that follow "it" or "its". */
export class BrokenArchive extends Error {}

export interface ArchiveLimits {
  /** entries; of an archive with more none is read */
  parts: number;
  /** bytes of all that the directory says of them */
  directory: number;
}

/**
 * A ZIP archive by its directory alone. What it says of sizes is not believed: who reads a part says how much of it there may
 * be. Names are no paths here, for nothing is ever unpacked to a folder.
 */
export class Archive {
  private constructor(
    private readonly file: ZipFile,
    readonly parts: readonly Part[],
  ) {}

  static async open(path: string, most: ArchiveLimits): Promise<Archive> {
    const file = await openPromise(path, { autoClose: false, decodeStrings: false }).catch(asBroken);
    try {
      return new Archive(file, await partsOf(file, most));
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** As it lies there, still packed. */
  packed({ entry }: Part): Promise<Readable> {
    return this.file.openReadStreamPromise(entry, { decodeFileData: false }).catch(asBroken);
  }

  /** Unpacked; fails where that is not as much as the directory says. */
  unpacked({ entry }: Part): Promise<Readable> {
    return this.file.openReadStreamPromise(entry).catch(asBroken);
  }

  close(): void {
    this.file.close();
  }
}

async function partsOf(file: ZipFile, most: ArchiveLimits): Promise<Part[]> {
  if (file.entryCount > most.parts)
    throw new BrokenArchive(`holds ${file.entryCount} parts; at most ${most.parts} are taken`);
  const parts: Part[] = [];
  let directory = 0;
  try {
    for await (const entry of file.eachEntry()) {
      directory += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      if (directory > most.directory) throw new BrokenArchive('has a directory that is larger than any document has');
      parts.push({
        name: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false),
        method: entry.compressionMethod,
        isEncrypted: entry.isEncrypted(),
        packed: entry.compressedSize,
        entry,
      });
    }
  } catch (error) {
    asBroken(error);
  }
  return parts;
}

/** yauzl's errors have no class: whatever is not the disk's is the archive's. */
function asBroken(error: unknown): never {
  if (!(error instanceof Error) || error instanceof BrokenArchive || 'syscall' in error) throw error;
  const isCut = /end of central directory/i.test(error.message);
  throw new BrokenArchive(
    isCut ? 'was not sent or saved as a whole: its end is missing' : `is broken (${error.message})`,
    {
      cause: error,
    },
  );
}
