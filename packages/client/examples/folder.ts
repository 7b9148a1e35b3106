import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MirrorState, MirrorStore, SnapshotRecord } from '../src/index.js';

const STATE = '.mirror.json';

/** A folder with one JSON file for each record. Each file is there as a whole or not at all, whenever the power goes. */
export class Folder implements MirrorStore {
  private constructor(private readonly path: string) {}

  static async at(path: string): Promise<Folder> {
    await mkdir(path, { recursive: true });
    const folder = new Folder(path);
    for (const name of await readdir(path)) if (name.endsWith('.part')) await rm(join(path, name), { force: true });
    return folder;
  }

  async load(): Promise<MirrorState | null> {
    try {
      return JSON.parse(await readFile(join(this.path, STATE), 'utf8')) as MirrorState;
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return null;
      throw error;
    }
  }

  async save(state: MirrorState): Promise<void> {
    await this.write(STATE, JSON.stringify(state));
  }

  put({ id, text }: SnapshotRecord): Promise<void> {
    return this.write(`${id}.json`, text);
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.path, `${id}.json`), { force: true });
  }

  async ids(): Promise<string[]> {
    const names = await readdir(this.path);
    return names.filter((name) => name.endsWith('.json') && name !== STATE).map((name) => name.slice(0, -5));
  }

  private async write(name: string, text: string): Promise<void> {
    const part = join(this.path, `${name}.part`);
    const file = await open(part, 'w');
    try {
      await file.writeFile(text);
      // On the disk before its name is, and before the state that speaks of it.
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(part, join(this.path, name));
  }
}
