import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { contentRefused } from './refusals.js';

/**
 * DOCX, XLSX, PPTX and ODT are ZIP archives. Each entry is unpacked once, to nowhere, because what an archive says of its
 * sizes is what its maker wrote: a bomb is found by its real size, and stops being unpacked there.
 */
const MOST_ENTRIES = 4000;
const MOST_BYTES = 400_000_000;
/** Word's own XML packs about twentyfold; a bomb a thousandfold. */
const MOST_RATIO = 150;
const RATIO_FROM = 20_000_000;
/** What runs when a document is opened. */
const ACTIVE =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|activeX\/|Basic\/|Scripts\/)|\.(?:bin\.vba|exe|dll|js|vbs|jar)$/i;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

interface Entry {
  name: string;
  method: number;
  isEncrypted: boolean;
  packed: number;
  unpacked: number;
  at: number;
}

/** Throws unless the archive is whole, unpacks to a sensible size and holds nothing that runs. */
export async function checkZip(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const entries = await entriesOf(file, size);
    for (const { name, isEncrypted } of entries) {
      if (ACTIVE.test(name))
        throw contentRefused(`The document holds macros or programs (${shown(name)}). Save it without them.`);
      if (isEncrypted) throw contentRefused('The document is encrypted. Save it without a password.');
    }
    let total = 0;
    for (const entry of entries) {
      const most = Math.min(MOST_BYTES, Math.max(RATIO_FROM, size * MOST_RATIO)) - total;
      total += await unpackedSize(file, path, entry, most);
    }
  } finally {
    await file.close();
  }
}

async function entriesOf(file: FileHandle, size: number): Promise<Entry[]> {
  const tail = await bytes(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw damaged('its directory is missing');
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES)
    throw contentRefused(`The document is an archive of ${count} parts; at most ${MOST_ENTRIES} are taken.`);
  if (count === 0 || start + length > size) throw damaged('its directory does not fit');
  const directory = await bytes(file, start, length);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw damaged('its directory is cut');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  // Parts that lie over each other are how a small archive holds much more than its size.
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > size) throw bomb();
  return entries;
}

async function unpackedSize(
  file: FileHandle,
  path: string,
  { name, method, packed, unpacked, at }: Entry,
  most: number,
): Promise<number> {
  const header = await bytes(file, at, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) throw damaged(`${shown(name)} is missing`);
  const start = at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (method === 0) {
    if (packed !== unpacked) throw damaged(`${shown(name)} has another size than it says`);
    return packed;
  }
  if (method !== 8) throw contentRefused(`The document is packed in an unusual way (method ${method}). Save it again.`);
  if (packed === 0) return 0;
  const inflate = createInflateRaw();
  // Of its own: a stream on the handle closes it for the entries that follow.
  const source = createReadStream(path, { start, end: start + packed - 1 });
  source.once('error', (error) => inflate.destroy(error));
  let found = 0;
  try {
    for await (const chunk of source.pipe(inflate)) {
      found += (chunk as Buffer).length;
      if (found > most) throw bomb();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw damaged(`${shown(name)} cannot be unpacked`);
    throw error;
  } finally {
    source.destroy();
  }
  if (found !== unpacked) throw damaged(`${shown(name)} has another size than it says`);
  return found;
}

async function bytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 80));
const damaged = (how: string) => contentRefused(`The document is damaged: ${how}.`);
const bomb = () => contentRefused('The document unpacks to far more than a document does, and was not unpacked.');
