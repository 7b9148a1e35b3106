import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { Outbox } from '#messaging';
import { log } from '#platform';
import { changeOf, type Before } from '../publication/change-of.js';
import type { Content } from '../publication/content.js';
import { prepareRevision } from '../publication/prepared-revision.js';
import type { RevisionChange } from '../publication/revision.entity.js';
import { RevisionWriter } from '../publication/revision-writer.service.js';

export const SWEEP_MS = 15_000;
/** An embargo that ends sooner than the sweeper surely comes again is woken for. */
export const WAKE_WITHIN_MS = SWEEP_MS + 5000;

interface DueRow {
  id: string;
  owner: string;
  revision: number;
  content: Content;
  change: RevisionChange;
  change_note: string | null;
  set_by: string;
  batch: string | null;
  before: Before | null;
}

/**
 * Publishes what is due. Each record has a transaction of its own, in which the embargo goes, the revision comes and the
 * change is told: however often it is tried, and by however many processes, it happens once.
 */
@Injectable()
export class EmbargoOpening {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(RevisionWriter) private readonly writer: RevisionWriter,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** @returns ids of what was published by this call */
  async openDue(now: Date): Promise<string[]> {
    const opened: string[] = [];
    const rows = await this.db.query<{ id: string }>(
      `SELECT publication_id AS id FROM library.embargo WHERE until <= $1 ORDER BY until, publication_id`,
      [now],
    );
    for (const { id } of rows) {
      try {
        if (await this.db.transaction(() => this.open(id, now))) opened.push(id);
      } catch (error) {
        // The others must not wait for it; the sweeper tries it again.
        log('embargo').error({ err: error, publication: id }, 'what was under embargo could not be published');
      }
    }
    return opened;
  }

  /** How long until the next one ends; null when none does soon. */
  async nextInMs(now: Date): Promise<number | null> {
    const [row] = await this.db.query<{ until: Date | null }>(
      `SELECT min(until) AS until FROM library.embargo WHERE until > $1`,
      [now],
    );
    if (!row?.until) return null;
    const ms = row.until.getTime() - now.getTime();
    return ms <= WAKE_WITHIN_MS ? ms : null;
  }

  private async open(id: string, now: Date): Promise<boolean> {
    // The record first, as everybody does who changes it; one that somebody else has in hand is theirs.
    const [locked] = await this.db.query(`SELECT FROM library.publication WHERE id = $1 FOR UPDATE SKIP LOCKED`, [id]);
    if (!locked) return false;
    const [due] = await this.db.query<DueRow>(
      `WITH due AS (DELETE FROM library.embargo WHERE publication_id = $1 AND until <= $2 RETURNING *)
       SELECT p.id, p.owner, p.revision, due.content, due.change, due.change_note, due.set_by, due.batch,
         CASE WHEN r.number IS NOT NULL THEN jsonb_build_object('content', r.content, 'readers', r.readers) END AS before
       FROM due JOIN library.publication p ON p.id = due.publication_id
       LEFT JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision`,
      [id, now],
    );
    if (!due) return false;
    const revision = prepareRevision({
      id,
      owner: due.owner,
      number: due.revision + 1,
      content: due.content,
      change: due.change,
      changeNote: due.change_note,
      publishedAt: now,
      person: due.set_by,
    });
    await this.writer.write([revision]);
    await this.outbox.emit(changeOf(revision, due.before, due.batch));
    return true;
  }
}
