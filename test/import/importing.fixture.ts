import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Database } from '#database';
import { librarySchema } from '#library';
import { messagingSchema } from '#messaging';
import { testDatabase } from '#testing';
import { openLibrary } from '../../tools/import/place.js';
import { prepare, runImport, type Asked, type RunOptions } from '../../tools/import/run-import.js';
import type { Summary } from '../../tools/import/summary.js';

/** A library on a database of its own, a folder for files, and an import between them. */
export interface Importing {
  folder: string;
  db: Database;
  databaseUrl: string;
  /** what was said while it ran */
  said: string[];
  write(name: string, content: string | Buffer): string;
  import(file: string, mapping: object | null, options?: Partial<RunOptions>, asked?: Asked): Promise<Summary>;
  /** sourceId and content of what is published, in the order of sourceId */
  records(prefix: string): Promise<Record<string, unknown>[]>;
  counts(): Promise<{ publications: number; revisions: number; changes: number }>;
  stop(): Promise<void>;
}

export async function startImporting(): Promise<Importing> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-import-test-'));
  const database = await testDatabase([messagingSchema, librarySchema]);
  const db = await database.of(librarySchema);
  const library = await openLibrary(database.url, folder);
  const said: string[] = [];
  const progress = { at: () => undefined, say: (line: string) => void said.push(line), end: () => undefined };
  const write: Importing['write'] = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    db,
    databaseUrl: database.url,
    said,
    write,
    import: async (file, mapping, options = {}, asked = {}) => {
      said.length = 0;
      const prepared = await prepare(
        file,
        mapping ? { mappingFile: write('mapping.json', JSON.stringify(mapping)) } : asked,
      );
      return runImport(library.imports, prepared, { progress, ...options });
    },
    records: async (prefix) => {
      const rows = await db.query<{ content: Record<string, unknown> }>(
        `SELECT r.content FROM library.publication p JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
         WHERE starts_with(p.source_id, $1) ORDER BY p.source_id`,
        [prefix],
      );
      return rows.map(({ content }) => content);
    },
    counts: async () => {
      const [row] = await db.query<{ publications: number; revisions: number; changes: number }>(
        `SELECT (SELECT count(*)::int FROM library.publication) AS publications, (SELECT count(*)::int FROM library.revision) AS revisions,
           (SELECT count(*)::int FROM messaging.outbox) AS changes`,
      );
      return row as { publications: number; revisions: number; changes: number };
    },
    stop: async () => {
      await library.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A mapping of laws from the columns id, title and date; what is given replaces or adds. */
export const lawMapping = (fields: object = {}, over: object = {}): object => ({
  version: 1,
  kind: 'LAW',
  owner: 'CH-BAG',
  ...over,
  fields: {
    sourceId: 'id',
    originalLanguage: { const: 'de' },
    'title.de': 'title',
    lawType: { const: 'ACT' },
    legalForce: { const: 'UNKNOWN' },
    publishedOn: { column: 'date', date: 'YYYY-MM-DD' },
    ...fields,
  },
});

export const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
export const packed = (text: string): Buffer => gzipSync(text);
