import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { ENVIRONMENT, log, type Environment } from '#platform';
import type { ByteRange } from './byte-range.js';
import type { FileRecord } from './file-record.js';
import { keyOf, openStorage, type Storage } from './storage.js';

type Stored = Pick<FileRecord, 'id' | 'owner' | 'sha256'>;

/** The store, and the one way out of it. */
@Injectable()
export class FileStorage {
  private readonly storage: Storage;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.storage = openStorage(environment);
  }

  get folder(): string | null {
    return this.storage.folder;
  }

  put(key: string, path: string, mediaType: string): Promise<void> {
    return this.storage.put(key, path, mediaType);
  }

  read(file: Stored, range?: ByteRange | null): Promise<Readable> {
    return this.storage.read(keyOf(file), range);
  }

  async removeContent(file: Stored): Promise<void> {
    await this.storage.remove(keyOf(file));
  }

  /**
   * Takes a file away, bytes first: a row that is REMOVING tells a job to finish what was interrupted here. Never throws:
   * the caller has something else to say.
   */
  async discard(file: Stored): Promise<void> {
    try {
      await this.db.query(`UPDATE library.file SET state = 'REMOVING' WHERE id = $1`, [file.id]);
      await this.removeContent(file);
      await this.db.query(`DELETE FROM library.file WHERE id = $1`, [file.id]);
    } catch (error) {
      log('files').warn({ err: error, file: file.id }, 'a file could not be removed; a job tries it again');
    }
  }
}
