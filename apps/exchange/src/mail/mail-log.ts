import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { Refusal } from '#messaging';
import type { LetterContent } from './letter-content.js';
import { suspendReader } from './reader-state.js';

export interface ClaimedMail {
  id: string;
  slot: Date;
  /** with this one; whoever took it again later has another number, and its word counts */
  attempts: number;
}

const LEASE_S = 180;
/** Pauses between attempts; after the last one it has failed. About two days in all. */
const PAUSES_S = [60, 300, 900, 3600, 7200, 14_400, 28_800, 43_200, 86_400];

/** What became of letters, in their rows: the schedule of retries lives there. */
@Injectable()
export class MailLog {
  constructor(@Inject(Database) private readonly database: Database) {}

  async claim(limit: number, now: Date): Promise<ClaimedMail[]> {
    const [rows] = await this.database.query<ClaimedMail[]>(
      `UPDATE exchange.mail SET attempts = attempts + 1, lease_until = $1::timestamptz + make_interval(secs => ${LEASE_S})
       WHERE id IN (SELECT id FROM exchange.mail
                    WHERE state = 'WAITING' AND due_at <= $1 AND (lease_until IS NULL OR lease_until < $1)
                    ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, slot, attempts`,
      [now, limit],
    );
    return rows ?? [];
  }

  async sent(mail: ClaimedMail, content: LetterContent, now: Date): Promise<void> {
    await this.close(mail, 'SENT', content, now, { status: 250, message: null });
  }

  /** Nothing was left to be told, or nobody to tell it to. */
  async empty(mail: ClaimedMail, content: LetterContent | null, now: Date): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.close(mail, 'EMPTY', content, now, null))) return;
      await this.database.query(
        `UPDATE exchange.mail_item SET state = 'DROPPED', why = 'UNSUBSCRIBED', done_at = $2 WHERE mail_id = $1 AND state = 'WAITING'`,
        [mail.id, now],
      );
    });
  }

  async failed(mail: ClaimedMail, content: LetterContent, refusal: Refusal, now: Date): Promise<void> {
    const pause = PAUSES_S[mail.attempts - 1];
    if (!refusal.isFinal && pause !== undefined) {
      await this.database.query(
        `UPDATE exchange.mail SET lease_until = NULL, due_at = $3::timestamptz + make_interval(secs => $4), address = $5,
           last_status = $6, last_fault = $7
         WHERE id = $1 AND state = 'WAITING' AND attempts = $2`,
        [mail.id, mail.attempts, now, pause, content.reader.address, refusal.status, refusal.message],
      );
      return;
    }
    await this.database.transaction(async () => {
      if (!(await this.close(mail, 'FAILED', content, now, refusal))) return;
      if (refusal.isAddress) await suspendReader(this.database, content.reader.id, refusal.message, now);
    });
  }

  /** @returns whether it was still ours */
  private async close(
    { id, attempts }: ClaimedMail,
    state: 'SENT' | 'FAILED' | 'EMPTY',
    content: LetterContent | null,
    now: Date,
    answer: { status: number | null; message: string | null } | null,
  ): Promise<boolean> {
    const dropped = content?.dropped ?? [];
    const [row] = await this.database.query<{ count: number }>(
      `WITH done AS (
         UPDATE exchange.mail SET state = $3, lease_until = NULL, done_at = $4, address = $5, last_status = $6, last_fault = $7
         WHERE id = $1 AND state = 'WAITING' AND attempts = $2 RETURNING id
       ), told AS (
         UPDATE exchange.mail_item i SET state = $3, done_at = $4, why = CASE $3 WHEN 'FAILED' THEN 'REFUSED' END
         FROM done WHERE i.mail_id = done.id AND i.state = 'WAITING' AND i.position = ANY($8::bigint[]) AND $3 <> 'EMPTY'
       ), dropped AS (
         UPDATE exchange.mail_item i SET state = 'DROPPED', done_at = $4, why = d.why
         FROM done, unnest($9::bigint[], $10::text[]) AS d(position, why)
         WHERE i.mail_id = done.id AND i.state = 'WAITING' AND i.position = d.position
       )
       SELECT count(*)::int AS count FROM done`,
      [
        id,
        attempts,
        state,
        now,
        content?.reader.address ?? null,
        answer?.status ?? null,
        answer?.message ?? null,
        content?.items.map(({ position }) => position) ?? [],
        dropped.map(({ position }) => position),
        dropped.map(({ why }) => why),
      ],
    );
    return (row?.count ?? 0) === 1;
  }
}
