import type { StatsFs } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { ENVIRONMENT, type Environment } from '#platform';
import { FileStorage } from './file-storage.service.js';
import { DISK_FULL, noRoom, tooLarge } from './refusals.js';

export interface DiskRoom {
  freeBytes: number | null;
  totalBytes: number | null;
  keepFreeBytes: number;
}

/** How much may come, of one file, of one participant and on this disk; and the folder where it lies until it is whole. */
@Injectable()
export class FileRoom {
  readonly uploads: string;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    this.uploads = resolve(environment.FILES_DIR ?? resolve(environment.COMITY_DIR, 'uploads'));
  }

  get mostBytes(): number {
    return this.environment.FILES_MAX_BYTES;
  }

  async open(): Promise<void> {
    await mkdir(this.uploads, { recursive: true, mode: 0o700 });
  }

  /** Throws when there is no room for so much more. */
  async require(owner: string, bytes: number): Promise<void> {
    if (bytes > this.mostBytes) throw tooLarge(this.mostBytes);
    const { FILES_QUOTA_BYTES: quota } = this.environment;
    if (quota > 0 && (await this.usedBy(owner)) + bytes > quota)
      throw noRoom(
        `The files of ${owner} would take more than ${quota} bytes, which is what this node keeps for each participant.`,
      );
    await this.open();
    for (const folder of [this.uploads, this.storage.folder])
      if (folder && (await this.isFull(folder, bytes))) throw noRoom(DISK_FULL);
  }

  async isFull(folder: string, bytes = 0): Promise<boolean> {
    const disk = await statfs(folder).catch(() => null);
    return disk !== null && disk.bavail * disk.bsize - bytes < this.environment.FILES_KEEP_FREE_BYTES;
  }

  /** Of the folder that files are kept in; where they lie in a bucket, the disk says nothing of them. */
  async disk(): Promise<DiskRoom> {
    const { FILES_KEEP_FREE_BYTES: keepFreeBytes } = this.environment;
    const disk = this.storage.folder === null ? null : await diskOf(this.storage.folder);
    const bytes = (blocks: number): number | null => disk && blocks * disk.bsize;
    return { freeBytes: bytes(disk?.bavail ?? 0), totalBytes: bytes(disk?.blocks ?? 0), keepFreeBytes };
  }

  private async usedBy(owner: string): Promise<number> {
    const [row] = await this.db.query<{ used: string }>(
      `SELECT coalesce(sum(size), 0) AS used FROM library.file WHERE owner = $1`,
      [owner],
    );
    return Number(row?.used ?? 0);
  }
}

/** Of a folder that the first file will make, the disk is that of the one above it. */
async function diskOf(folder: string): Promise<StatsFs | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk ?? (dirname(folder) === folder ? null : diskOf(dirname(folder)));
}
