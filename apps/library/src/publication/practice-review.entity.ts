import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { RevisionEntity } from './revision.entity.js';

/** What one participant's reviewer said of one revision of a practice. */
@Entity({ name: 'practice_review' })
@Index('practice_review_once', ['publicationId', 'basis', 'reviewer'], { unique: true })
@Index('practice_review_by_person', ['publicationId', 'basis', 'person'], { unique: true })
@Check('practice_review_verdict', `verdict IN ('ACCEPTED', 'CHANGES_ASKED')`)
export class PracticeReviewEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_practice_review' })
  id: string;

  @Column({ type: 'text' })
  publicationId: string;

  /** the one that was looked at */
  @Column({ type: 'integer' })
  revision: number;

  /** the last revision up to that one that was no correction: the review holds until there is a later one */
  @Column({ type: 'integer' })
  basis: number;

  /** the participant */
  @Column({ type: 'text' })
  reviewer: string;

  /** who acted for it */
  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'text' })
  verdict: 'ACCEPTED' | 'CHANGES_ASKED';

  /** by language */
  @Column({ type: 'jsonb' })
  comment: Record<string, string>;

  @Column({ type: 'timestamptz', precision: 3 })
  reviewedAt: Date;

  @ManyToOne(() => RevisionEntity)
  @JoinColumn([
    {
      name: 'publication_id',
      referencedColumnName: 'publicationId',
      foreignKeyConstraintName: 'practice_review_revision',
    },
    { name: 'revision', referencedColumnName: 'number', foreignKeyConstraintName: 'practice_review_revision' },
  ])
  reviewed?: RevisionEntity;
}
