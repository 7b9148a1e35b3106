import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Asked, Extracted } from './extract-text.js';
import { DOCX, PDF } from './file-types.js';

// oxlint-disable-next-line no-control-regex -- they are what is taken out
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

const { path, mediaType, mostPages, mostCharacters } = workerData as Asked;

try {
  parentPort?.postMessage(await extracted());
} catch (error) {
  parentPort?.postMessage({ reason: reasonOf(error as Error) });
}

async function extracted(): Promise<Extracted> {
  const bytes = await readFile(path);
  if (mediaType === PDF) return ofPdf(new Uint8Array(bytes));
  if (mediaType !== DOCX) return cut(bytes.toString('utf8'), null);
  const { default: mammoth } = await import('mammoth');
  return cut((await mammoth.extractRawText({ buffer: bytes })).value, null);
}

async function ofPdf(data: Uint8Array): Promise<Extracted> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(data, { verbosity: 0 });
  const parts: string[] = [];
  let length = 0;
  const pages = Math.min(pdf.numPages, mostPages);
  for (let number = 1; number <= pages && length <= mostCharacters; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    parts.push(text);
    length += text.length;
    page.cleanup();
  }
  const read = cut(parts.join('\n'), pdf.numPages);
  return { ...read, isCut: read.isCut || pdf.numPages > mostPages };
}

/** Without what PostgreSQL does not store. Arabic and Hebrew letters in their printed shapes become the letters themselves. */
function cut(text: string, pages: number | null): Extracted {
  const clean = text.toWellFormed().replace(UNSTORABLE, ' ').normalize('NFKC');
  return { text: clean.slice(0, mostCharacters).toWellFormed().trim(), pages, isCut: clean.length > mostCharacters };
}

function reasonOf({ name, message }: Error): string {
  if (name === 'PasswordException') return 'it is encrypted and opens with a password only';
  if (name === 'InvalidPDFException') return 'it is damaged: no PDF reader would open it';
  return `it could not be read: ${message.slice(0, 200)}`;
}
