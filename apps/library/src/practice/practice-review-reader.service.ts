import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import { grouped } from '../grouped.js';

export type ReviewVerdict = 'ACCEPTED' | 'CHANGES_ASKED';

export interface PracticeReview {
  revision: number;
  reviewer: string;
  /** of the owner itself */
  internal: boolean;
  verdict: ReviewVerdict;
  comment: Record<string, string>;
  reviewedAt: Date;
  /** nothing but corrections came between what was reviewed and what is shown */
  current: boolean;
}

interface Shown {
  id: string;
  revision: number;
}

const EXTERNAL = 2;

/** One from within and two from without accept it as it stands. */
export function isReviewed(reviews: readonly PracticeReview[]): boolean {
  const accepted = reviews.filter(({ current, verdict }) => current && verdict === 'ACCEPTED');
  return accepted.some(({ internal }) => internal) && accepted.filter(({ internal }) => !internal).length >= EXTERNAL;
}

@Injectable()
export class PracticeReviewReader {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Of the ids, those whose newest state the actor has not published, and neither he nor his participant has reviewed. */
  async openTo(actor: Actor, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT basis.id FROM (
         SELECT DISTINCT ON (publication_id) publication_id AS id, number, published_by_person FROM library.revision
         WHERE publication_id = ANY($1) AND change <> 'CORRECTED' ORDER BY publication_id, number DESC) AS basis
       WHERE basis.published_by_person <> $3 AND NOT EXISTS (SELECT FROM library.practice_review v
         WHERE v.publication_id = basis.id AND v.basis = basis.number AND (v.reviewer = $2 OR v.person = $3))`,
      [ids, actor.participant, actor.person],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Of each practice as a revision of it shows it, the newest first. A review is for those who may read what it is of. */
  async ofMany(actor: Actor, shown: readonly Shown[]): Promise<PracticeReview[][]> {
    const rows = await this.db.query<PracticeReview & { place: number }>(
      `SELECT shown.place, v.revision, v.reviewer, v.reviewer = p.owner AS internal, v.verdict, v.comment,
         v.reviewed_at AS "reviewedAt", v.basis = basis.number AS current
       FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS shown (id, revision, place)
       JOIN library.publication p ON p.id = shown.id
       JOIN library.practice_review v ON v.publication_id = shown.id AND v.revision <= shown.revision
       JOIN library.revision r ON r.publication_id = v.publication_id AND r.number = v.revision AND ${readableBy('r.readers', '$3')}
       CROSS JOIN LATERAL (
         SELECT max(number) AS number FROM library.revision
         WHERE publication_id = shown.id AND number <= shown.revision AND change <> 'CORRECTED') AS basis
       ORDER BY shown.place, v.reviewed_at DESC, v.id`,
      [shown.map(({ id }) => id), shown.map(({ revision }) => revision), actor.readerKeys],
    );
    const byPlace = grouped(rows, (row) => Number(row.place));
    return shown.map((_, index) => byPlace.get(index + 1) ?? []);
  }
}
