import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { Notices } from '#messaging';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { Reviewers } from './reviewers.service.js';
import { workingDaysBefore } from './working-days.js';

interface Waiting {
  id: string;
  owner: string;
  kind: string;
  asked: string[];
  submitted_by: string;
  reminded_at: Date | null;
  escalated_at: Date | null;
  is_late: boolean;
  is_very_late: boolean;
}

/**
 * A draft that was handed in does not wait for ever. Who was asked is reminded after a week of work; after two, their deputies
 * and the coordinators are told. When none of those who were asked may review any more, everybody who may is asked in
 * their place, at once. Each is told once: what was told stands on the review, in the transaction that tells it.
 */
@Injectable()
export class OverdueReviews {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Reviewers) private readonly reviewers: Reviewers,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @returns ids of the records that somebody was told of */
  async look(now: Date): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT publication_id AS id FROM library.review WHERE stage = 'IN_REVIEW' AND escalated_at IS NULL
         AND (cardinality(asked) > 0 OR submitted_at <= $1) ORDER BY submitted_at`,
      [workingDaysBefore(now, this.environment.REVIEW_REMINDER_DAYS)],
    );
    const told: string[] = [];
    for (const { id } of rows) {
      try {
        if (await this.db.transaction(() => this.seeTo(id, now))) told.push(id);
      } catch (error) {
        log('review').error({ err: error, publication: id }, 'nobody could be reminded of a draft in review');
      }
    }
    return told;
  }

  private async seeTo(id: string, now: Date): Promise<boolean> {
    const review = await this.lock(id, now);
    if (!review) return false;
    const may = await this.reviewers.of(review.owner, review.kind, now);
    const asked = review.asked.filter((person) => may.includes(person));
    if (review.asked.length > 0 && asked.length === 0) return this.askOthers(review, may, now);
    if (review.is_very_late) return this.escalate(review, now);
    if (review.is_late && review.reminded_at === null) return this.remind(review, asked.length > 0 ? asked : may, now);
    return false;
  }

  /** The record first, as everybody does who changes it; one that somebody else has in hand is looked at next time. */
  private async lock(id: string, now: Date): Promise<Waiting | null> {
    const [record] = await this.db.query(`SELECT FROM library.publication WHERE id = $1 FOR UPDATE SKIP LOCKED`, [id]);
    if (!record) return null;
    const { REVIEW_REMINDER_DAYS, REVIEW_ESCALATION_DAYS } = this.environment;
    const [review] = await this.db.query<Waiting>(
      `SELECT p.id, p.owner, p.kind, w.asked, w.submitted_by, w.reminded_at, w.escalated_at,
         w.submitted_at <= $2 AS is_late, w.submitted_at <= $3 AS is_very_late
       FROM library.review w JOIN library.publication p ON p.id = w.publication_id
       WHERE p.id = $1 AND w.stage = 'IN_REVIEW' AND w.escalated_at IS NULL`,
      [id, workingDaysBefore(now, REVIEW_REMINDER_DAYS), workingDaysBefore(now, REVIEW_ESCALATION_DAYS)],
    );
    return review ?? null;
  }

  private async askOthers(
    { id, owner, kind, submitted_by }: Waiting,
    may: readonly string[],
    now: Date,
  ): Promise<boolean> {
    const after = await this.reviewers.after(owner, kind, now);
    const to = [...new Set([...may, ...after])].filter((person) => person !== submitted_by);
    await this.db.query(`UPDATE library.review SET asked = '{}' WHERE publication_id = $1`, [id]);
    await this.notices.tell({ to, kind: 'REVIEWERS_LEFT', participant: owner, records: [id] });
    return true;
  }

  private async escalate({ id, owner, kind }: Waiting, now: Date): Promise<boolean> {
    const to = await this.reviewers.after(owner, kind, now);
    await this.db.query(
      `UPDATE library.review SET escalated_at = $2, reminded_at = coalesce(reminded_at, $2) WHERE publication_id = $1`,
      [id, now],
    );
    await this.notices.tell({ to, kind: 'REVIEW_ESCALATED', participant: owner, records: [id] });
    return true;
  }

  private async remind({ id, owner, submitted_by }: Waiting, to: readonly string[], now: Date): Promise<boolean> {
    await this.db.query(`UPDATE library.review SET reminded_at = $2 WHERE publication_id = $1`, [id, now]);
    const others = to.filter((person) => person !== submitted_by);
    await this.notices.tell({ to: others, kind: 'REVIEW_REMINDER', participant: owner, records: [id] });
    return true;
  }
}
