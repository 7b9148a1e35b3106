import { Inject, Injectable, Optional } from '@nestjs/common';
import { noticeSchema, postNotices, type Notice } from '#contracts';
import { Database } from '#database';
import { Jobs } from './jobs.js';

/**
 * Lets certain persons know, in the transaction that they should know of. Each app provides its own, as with the outbox;
 * whoever sends mail takes them out by `take`.
 */
@Injectable()
export class Notices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Optional() @Inject(Jobs) private readonly jobs?: Jobs,
  ) {}

  async tell(notice: Notice): Promise<void> {
    if (!this.database.inTransaction)
      throw new Error('A notice was written outside a transaction: it could get lost or lie.');
    const to = [...new Set(notice.to)].filter((person) => person !== '');
    if (to.length === 0) return;
    const payload = noticeSchema.parse({ ...notice, to });
    await this.database.query(`INSERT INTO messaging.notice (payload) VALUES ($1)`, [JSON.stringify(payload)]);
    this.database.afterCommit(() => this.jobs?.wake(postNotices, {}, { key: 'notices' }));
  }

  /** The oldest that nobody else has in hand, which is gone with the caller's transaction; null when there is none. */
  async take(): Promise<Notice | null> {
    const [rows] = await this.database.query<{ payload: Notice }[]>(
      `DELETE FROM messaging.notice WHERE id = (SELECT id FROM messaging.notice ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING payload`,
    );
    return rows?.[0]?.payload ?? null;
  }
}
