import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error -- the package brings no types
import PDFDocument from 'pdfkit';
import { developmentIssuer, type Role } from '#access';
import { startLibrary, type Answer, type TestLibrary } from '../library.fixture.js';

/** A library with a folder for files, asked over HTTP as its participants. */
export interface TestFiles {
  library: TestLibrary;
  folder: string;
  /** the headers of one who is signed in */
  as(participant: string, role?: Role): Promise<Record<string, string>>;
  post(
    content: Uint8Array | string,
    query: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Answer }>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

export async function startFiles(given: Partial<Record<string, string>> = {}): Promise<TestFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-files-'));
  const issuer = await developmentIssuer(join(folder, 'keys'));
  const library = await startLibrary({
    ACCESS_ISSUERS: JSON.stringify([issuer.options]),
    COMITY_DIR: folder,
    FILES_KEEP_FREE_BYTES: '0',
    ...given,
  });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${library.url}${path}`, { headers });
  return {
    library,
    folder,
    get,
    as: async (participant, role = 'publisher') => ({
      authorization: `Bearer ${await issuer.sign({ participant, roles: [role] })}`,
    }),
    post: async (content, query, headers = {}) => {
      const response = await fetch(`${library.url}/files?${query}`, {
        method: 'POST',
        body: content as never,
        headers: { 'content-type': 'application/octet-stream', ...headers },
      });
      return { status: response.status, body: await response.json() };
    },
    stop: async () => {
      await library.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A real PDF that says this. */
export function pdfOf(text: string, options: Record<string, unknown> = {}, font?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument(options);
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
    if (font) document.font(font);
    document.text(text);
    document.end();
  });
}
