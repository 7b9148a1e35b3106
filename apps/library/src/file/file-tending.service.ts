import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Database } from '#database';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { scan } from './clamav.js';
import { extractText, type Limits } from './extract-text.js';
import { FILE_COLUMNS, type FileRecord } from './file-record.js';
import { FileRoom } from './file-room.service.js';
import { FileStorage } from './file-storage.service.js';
import { FileTexts } from './file-texts.service.js';
import { A_DAY_MS } from './resumable.js';

const ATTEMPTS = 3;
/** Longer than any upload takes from its last byte to its row's last state. */
const INTERRUPTED_MINUTES = 30;

/** What happens to files after they came. Each step takes one file at a time, and a process that dies in it loses nothing. */
@Injectable()
export class FileTending {
  /** smaller in tests */
  limits: Limits = {};

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(FileTexts) private readonly texts: FileTexts,
    @Inject(FileRoom) private readonly room: FileRoom,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async tend(now = new Date()): Promise<void> {
    await this.scanWaiting();
    await this.readTexts();
    await this.finishRemoving(now);
    await this.removeUnused(now);
    await this.removeAbandonedUploads(now);
  }

  /** Files that came while the scanner was away. */
  private async scanWaiting(): Promise<void> {
    const waiting = await this.files(`f.state = 'WAITING' ORDER BY f.uploaded_at LIMIT 500`);
    for (const file of waiting) {
      const { CLAMAV_URL } = this.environment;
      const verdict = CLAMAV_URL ? await scan(CLAMAV_URL, await this.storage.read(file)) : ({ kind: 'clean' } as const);
      if (verdict.kind === 'unreachable') {
        log('files').warn(
          { reason: verdict.reason, waiting: waiting.length },
          'the virus scanner does not answer: files wait for it',
        );
        return;
      }
      if (verdict.kind === 'clean') await this.settle(file, 'READY', null);
      else {
        const why =
          verdict.kind === 'found'
            ? `a virus was found in it: ${verdict.what}`
            : 'it is larger than the virus scanner takes';
        await this.settle(file, 'REFUSED', why);
        await this.storage.removeContent(file);
      }
    }
  }

  private async settle(file: FileRecord, state: 'READY' | 'REFUSED', refusal: string | null): Promise<void> {
    await this.db.transaction(async () => {
      await this.db.query(
        `UPDATE library.file SET state = $2, refusal = $3, text_state = CASE WHEN $2 = 'REFUSED' THEN 'NONE' ELSE text_state END
         WHERE id = $1 AND state = 'WAITING'`,
        [file.id, state, refusal],
      );
      const action = state === 'READY' ? 'file:clear' : 'file:refuse';
      await Audit.record(this.db, { actor: null, action, participant: file.owner, thing: file.id, reason: refusal });
    });
  }

  private async readTexts(): Promise<void> {
    for (let file = await this.nextUnread(); file; file = await this.nextUnread()) {
      const path = join(this.room.uploads, `${randomUUID()}.part`);
      try {
        await this.room.open();
        await pipeline(await this.storage.read(file), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
        const reading = await extractText(path, file.media_type, this.limits);
        if ('reason' in reading) await this.giveUp(file, reading.reason);
        else await this.texts.keep(file, reading);
      } catch (error) {
        log('files').warn({ err: error, file: file.id }, 'the text of a file could not be read now');
        return;
      } finally {
        await rm(path, { force: true });
      }
    }
  }

  /** Counted before it is tried: a file that takes the process down with it is tried three times, not for ever. */
  private async nextUnread(): Promise<FileRecord | undefined> {
    await this.db.query(
      `UPDATE library.file SET text_state = 'FAILED', text_reason = 'it was tried ${ATTEMPTS} times without an end'
       WHERE state = 'READY' AND text_state = 'PENDING' AND text_attempts >= ${ATTEMPTS}`,
    );
    const [file] = await this.db.query<FileRecord>(
      `WITH f AS (UPDATE library.file SET text_attempts = text_attempts + 1 WHERE id = (
         SELECT id FROM library.file WHERE state = 'READY' AND text_state = 'PENDING' ORDER BY text_attempts, uploaded_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING *) SELECT ${FILE_COLUMNS} FROM f`,
    );
    return file;
  }

  private async giveUp({ id }: FileRecord, reason: string): Promise<void> {
    await this.db.query(`UPDATE library.file SET text_state = 'FAILED', text_reason = $2 WHERE id = $1`, [id, reason]);
    log('files').info({ file: id, reason }, 'a file is kept without its text');
  }

  /** What was interrupted on its way in or out. */
  private async finishRemoving(now: Date): Promise<void> {
    const rows = await this.files(
      `f.state = 'REMOVING' OR f.state = 'STORING' AND f.touched_at < $1::timestamptz - interval '${INTERRUPTED_MINUTES} minutes'`,
      [now],
    );
    for (const file of rows) await this.storage.discard(file);
  }

  /** What was published is never removed, nor what a draft or an embargo carries. */
  private async removeUnused(now: Date): Promise<void> {
    const before = new Date(now.getTime() - this.environment.FILES_UNUSED_DAYS * A_DAY_MS);
    const unused = await this.files(
      `f.state IN ('WAITING', 'READY', 'REFUSED') AND f.touched_at < $1 AND ${UNUSED} LIMIT 1000`,
      [before],
    );
    for (const file of unused) if (await this.claimUnused(file, before)) await this.storage.discard(file);
  }

  /** Asked again on the locked row: whoever attaches it holds a lock on it until his draft is saved. */
  private claimUnused({ id, owner }: FileRecord, before: Date): Promise<boolean> {
    return this.db.transaction(async () => {
      const [locked] = await this.db.query(
        `SELECT FROM library.file WHERE id = $1 AND touched_at < $2 FOR UPDATE SKIP LOCKED`,
        [id, before],
      );
      if (!locked) return false;
      const [still] = await this.db.query(`SELECT FROM library.file f WHERE f.id = $1 AND ${UNUSED}`, [id]);
      if (!still) return false;
      await this.db.query(`UPDATE library.file SET state = 'REMOVING' WHERE id = $1`, [id]);
      await Audit.record(this.db, { actor: null, action: 'file:remove', participant: owner, thing: id });
      return true;
    });
  }

  private async removeAbandonedUploads(now: Date): Promise<void> {
    const names = await readdir(this.room.uploads).catch(() => []);
    for (const name of names) {
      const path = join(this.room.uploads, name);
      const found = await stat(path).catch(() => null);
      if (found?.isFile() && found.mtimeMs < now.getTime() - A_DAY_MS) await rm(path, { force: true });
    }
  }

  private files(where: string, parameters: unknown[] = []): Promise<FileRecord[]> {
    return this.db.query<FileRecord>(`SELECT ${FILE_COLUMNS} FROM library.file f WHERE ${where}`, parameters);
  }
}

const UNUSED = ['revision', 'draft', 'embargo']
  .map(
    (table) =>
      `NOT EXISTS (SELECT FROM library.${table} c WHERE c.content -> 'files' @> jsonb_build_array(jsonb_build_object('file', f.id)))`,
  )
  .join(' AND ');
