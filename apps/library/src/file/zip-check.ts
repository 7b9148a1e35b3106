import { stat } from 'node:fs/promises';
import { Archive, BrokenArchive, DEFLATED, STORED, type Part } from '../archive/archive.js';
import { contentRefused } from './refusals.js';

/**
 * DOCX, XLSX, PPTX and ODT are ZIP archives. Each part is unpacked once, to nowhere, because what an archive says of its
 * sizes is what its maker wrote: a bomb is found by its real size, and stops being unpacked there.
 */
const LIMITS = { parts: 4000, directory: 4 * 1024 * 1024 };
const MOST_BYTES = 400_000_000;
/** Word's own XML packs about twentyfold; a bomb a thousandfold. */
const MOST_RATIO = 150;
const RATIO_FROM = 20_000_000;
/** What runs when a document is opened. */
const ACTIVE =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|activeX\/|Basic\/|Scripts\/)|\.(?:bin\.vba|exe|dll|js|vbs|jar)$/i;

/** Throws unless the archive is whole, unpacks to a sensible size and holds nothing that runs. */
export async function checkZip(path: string): Promise<void> {
  const { size } = await stat(path);
  const archive = await Archive.open(path, LIMITS).catch((error: unknown) => {
    throw error instanceof BrokenArchive ? damaged(`it ${error.message}`) : error;
  });
  try {
    for (const part of archive.parts) refuseUnfit(part);
    // Parts that lie over each other are how a small archive holds much more than its size.
    if (archive.parts.reduce((sum, { packed }) => sum + packed, 0) > size) throw bomb();
    const most = Math.min(MOST_BYTES, Math.max(RATIO_FROM, size * MOST_RATIO));
    let total = 0;
    for (const part of archive.parts) total += await unpackedSize(archive, part, most - total);
  } finally {
    archive.close();
  }
}

function refuseUnfit({ name, isEncrypted, method }: Part): void {
  if (ACTIVE.test(name))
    throw contentRefused(`The document holds macros or programs (${shown(name)}). Save it without them.`);
  if (isEncrypted) throw contentRefused('The document is encrypted. Save it without a password.');
  if (method !== STORED && method !== DEFLATED)
    throw contentRefused(`The document is packed in an unusual way (method ${method}). Save it again.`);
}

async function unpackedSize(archive: Archive, part: Part, most: number): Promise<number> {
  let found = 0;
  try {
    for await (const chunk of await archive.unpacked(part)) {
      found += (chunk as Buffer).length;
      if (found > most) throw bomb();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw damaged(`${shown(part.name)} cannot be unpacked`);
    if (error instanceof BrokenArchive || /bytes in the stream/.test((error as Error).message))
      throw damaged(`${shown(part.name)} has another size than it says`);
    throw error;
  }
  return found;
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 80));
const damaged = (how: string) => contentRefused(`The document is damaged: ${how}.`);
const bomb = () => contentRefused('The document unpacks to far more than a document does, and was not unpacked.');
