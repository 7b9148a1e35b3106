import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { ACCEPTED, typeNamed, typeOfExtension, type FileType } from './file-types.js';
import { typeRefused } from './refusals.js';
import { extensionOf } from './safe-name.js';
import { checkZip } from './zip-check.js';

export interface Declared {
  name: string | null;
  /** of the header Content-Type or the metadata; null when the sender said nothing */
  mediaType: string | null;
}

/** What programs send when they do not know. */
const UNSAID = new Set(['application/octet-stream', 'application/x-www-form-urlencoded', 'binary/octet-stream']);

/** What a file is by its content. Throws when that is not taken, or is something else than its name or its sender says. */
export async function typeByContent(path: string, { name, mediaType }: Declared): Promise<FileType> {
  const extension = name === null ? null : extensionOf(name);
  const byName = extension === null ? null : typeOfExtension(extension);
  if (byName === undefined)
    throw typeRefused(`Files with the extension .${extension} are not taken. Expected one of ${ACCEPTED}.`);
  const said = mediaType === null ? null : (mediaType.split(';')[0] as string).trim().toLowerCase();
  const declared = said === null || said === '' || UNSAID.has(said) ? null : typeNamed(said);
  if (declared === undefined)
    throw typeRefused(`The type ${said?.slice(0, 100)} is not taken. Expected one of ${ACCEPTED}.`);
  const found = await foundIn(path, byName ?? declared);
  for (const [who, type] of [
    [`its name ends in .${extension}`, byName],
    [`it was sent as ${said}`, declared],
  ] as const)
    if (type && type !== found)
      throw typeRefused(
        `The content is ${found.mediaType}, but ${who}. Send it as what it is, if that is what you mean.`,
      );
  if (found.found === 'zip') await checkZip(path);
  return found;
}

/** @param hint tells kinds of text apart, which their content does not */
async function foundIn(path: string, hint: FileType | null): Promise<FileType> {
  const magic = await fileTypeFromFile(path).catch(() => undefined);
  if (magic) {
    const type = typeNamed(magic.mime);
    if (type) return type;
    throw typeRefused(`The content is ${magic.mime}, which is not taken. Expected one of ${ACCEPTED}.`);
  }
  await requireText(path);
  return hint?.found === 'text' ? hint : (typeNamed('text/plain') as FileType);
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/;

async function requireText(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path))
      if (NO_TEXT.test(decoder.decode(chunk as Buffer, { stream: true }))) throw new TypeError('control characters');
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw typeRefused(`The content is of no known type, and is no text in UTF-8. Expected one of ${ACCEPTED}.`);
  }
}
