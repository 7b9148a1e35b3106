import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { tendFiles } from '#contracts';
import { Database } from '#database';
import { invalidInput } from '#kernel';
import { Jobs } from '#messaging';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { scan } from './clamav.js';
import { FILE_COLUMNS, type FileRecord } from './file-record.js';
import { FileRoom } from './file-room.service.js';
import { FileStorage } from './file-storage.service.js';
import type { FileType } from './file-types.js';
import { contentRefused, DISK_FULL, isDiskFull, noRoom } from './refusals.js';
import { safeName } from './safe-name.js';
import { keyOf } from './storage.js';
import { typeByContent } from './type-by-content.js';

/** A file as it lies in the folder of uploads, whole, with what its sender said of it. */
export interface Arrived {
  path: string;
  size: number;
  sha256: string;
  name: string | null;
  mediaType: string | null;
  expectedSha256: string | null;
}

export interface Taken {
  file: FileRecord;
  /** false: the owner had this content already */
  isNew: boolean;
}

/** Takes a file that has arrived, or refuses it and keeps nothing. */
@Injectable()
export class Intake {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(FileRoom) private readonly room: FileRoom,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Optional() @Inject(Jobs) private readonly jobs: Jobs | null,
  ) {}

  async take(actor: Actor, arrived: Arrived): Promise<Taken> {
    this.access.require(actor, 'publication:draft');
    const { participant: owner, person } = actor;
    requireWhole(arrived);
    const type = await typeByContent(arrived.path, arrived);
    const had = await this.touched(owner, arrived.sha256);
    if (had) return { file: had, isNew: false };
    await this.room.require(owner, arrived.size);
    const state = await this.verdict(arrived.path);
    const file = { id: randomUUID(), owner, sha256: arrived.sha256 };
    await this.db.query(
      `INSERT INTO library.file (id, owner, sha256, size, media_type, name, state, uploaded_by, text_state)
       VALUES ($1, $2, $3, $4, $5, $6, 'STORING', $7, $8)`,
      [
        file.id,
        owner,
        file.sha256,
        arrived.size,
        type.mediaType,
        safeName(arrived.name, type),
        person,
        type.hasText ? 'PENDING' : 'NONE',
      ],
    );
    await this.store(file, arrived, type);
    return this.settle(actor, file, state);
  }

  /** The owner's own file of this content, which counts as sent again. */
  private async touched(owner: string, sha256: string): Promise<FileRecord | undefined> {
    const [file] = await this.db.query<FileRecord>(
      `WITH f AS (UPDATE library.file SET touched_at = now() WHERE owner = $1 AND sha256 = $2 AND state IN ('WAITING', 'READY') RETURNING *)
       SELECT ${FILE_COLUMNS} FROM f`,
      [owner, sha256],
    );
    return file;
  }

  /** What is not looked at yet is not served; a job looks at it when the scanner is there again. */
  private async verdict(path: string): Promise<'READY' | 'WAITING'> {
    const { CLAMAV_URL } = this.environment;
    if (!CLAMAV_URL) return 'READY';
    const verdict = await scan(CLAMAV_URL, path);
    if (verdict.kind === 'found')
      throw contentRefused(`A virus was found in the file: ${verdict.what}. Nothing was kept of it.`);
    if (verdict.kind === 'too large')
      throw contentRefused(
        'The file is larger than the virus scanner of this node takes, and was not kept. Its operator can raise StreamMaxLength of clamd.',
      );
    if (verdict.kind === 'clean') return 'READY';
    log('files').warn({ reason: verdict.reason }, 'the virus scanner does not answer: a new file waits for it');
    return 'WAITING';
  }

  private async store(
    file: Pick<FileRecord, 'id' | 'owner' | 'sha256'>,
    { path }: Arrived,
    type: FileType,
  ): Promise<void> {
    try {
      await this.storage.put(keyOf(file), path, type.mediaType);
    } catch (error) {
      await this.storage.discard(file);
      throw isDiskFull(error) ? noRoom(DISK_FULL) : error;
    }
  }

  private async settle(
    actor: Actor & { participant: string },
    file: Pick<FileRecord, 'id' | 'owner' | 'sha256'>,
    state: 'READY' | 'WAITING',
  ): Promise<Taken> {
    try {
      const taken = await this.db.transaction(async () => {
        const [settled] = await this.db.query<FileRecord>(
          `WITH f AS (UPDATE library.file SET state = $2 WHERE id = $1 RETURNING *) SELECT ${FILE_COLUMNS} FROM f`,
          [file.id, state],
        );
        await Audit.record(this.db, { actor, action: 'file:upload', thing: file.id, after: settled });
        this.db.afterCommit(() => this.jobs?.wake(tendFiles, {}, { key: 'files' }));
        return settled as FileRecord;
      });
      return { file: taken, isNew: true };
    } catch (error) {
      await this.storage.discard(file);
      // Somebody of the same owner sent the same meanwhile.
      const had = isTaken(error) ? await this.touched(actor.participant, file.sha256) : undefined;
      if (had) return { file: had, isNew: false };
      throw error;
    }
  }
}

function requireWhole({ size, sha256, expectedSha256 }: Arrived): void {
  if (size === 0) throw invalidInput([{ path: 'file', message: 'is empty; expected the content of a document' }]);
  if (expectedSha256 !== null && expectedSha256 !== sha256)
    throw invalidInput([
      { path: 'sha256', message: `expected ${expectedSha256}, but what arrived has ${sha256}; send it again` },
    ]);
}

const isTaken = (error: unknown): boolean =>
  (error as { driverError?: { code?: string } }).driverError?.code === '23505';
