import { mkdtempSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { valueAt } from '../file/json-rows.js';
import type { BrokenRow, Row } from '../file/row.js';

const CHUNK = 1024 * 1024;

/**
 * Brings rows of the same key together wherever they stand: all of them are written into a temporary file first, and only
 * the places of each group are kept in memory, some hundred bytes for a row. Groups come in the order of their first rows.
 */
export async function* onDisk(
  rows: AsyncIterable<Row | BrokenRow>,
  keyed: (row: Row | BrokenRow) => { key: string; row: Row } | Row | BrokenRow,
  groupOf: (key: string, parts: readonly Row[]) => Row | BrokenRow,
): AsyncGenerator<Row | BrokenRow> {
  const file = await nameless();
  try {
    const groups = new Map<string, Place[]>();
    const spool = new Spool(file);
    for await (const row of rows) {
      const found = keyed(row);
      if (!('key' in found)) {
        yield found;
        continue;
      }
      const place = await spool.put(found.row);
      const places = groups.get(found.key);
      if (places) places.push(place);
      else groups.set(found.key, [place]);
    }
    await spool.flush();
    for (const [key, places] of groups) {
      const parts: Row[] = [];
      for (const place of places) parts.push(await rowAt(file, place));
      yield groupOf(key, parts);
    }
  } finally {
    await file.close();
  }
}

interface Place {
  offset: number;
  length: number;
  line: number;
}

class Spool {
  private waiting: Buffer[] = [];
  private size = 0;
  private offset = 0;

  constructor(private readonly file: FileHandle) {}

  async put({ line, raw }: Row): Promise<Place> {
    const bytes = Buffer.from(JSON.stringify(raw()));
    const place = { offset: this.offset, length: bytes.length, line };
    this.offset += bytes.length;
    this.size += bytes.length;
    this.waiting.push(bytes);
    if (this.size >= CHUNK) await this.flush();
    return place;
  }

  async flush(): Promise<void> {
    await this.file.appendFile(Buffer.concat(this.waiting));
    [this.waiting, this.size] = [[], 0];
  }
}

async function rowAt(file: FileHandle, { offset, length, line }: Place): Promise<Row> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, offset);
  const record = JSON.parse(bytes.toString()) as object;
  return { line, get: (column) => valueAt(record, column), raw: () => record };
}

/** Its name is taken away at once, so that nothing lies about when the process is killed. */
async function nameless(): Promise<FileHandle> {
  const folder = mkdtempSync(join(tmpdir(), 'comity-import-groups-'));
  try {
    return await open(join(folder, 'rows'), 'a+', 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
