import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';

/** Where a draft stands that was handed in; one that was not, or was taken back to work, has no row. It goes with the draft. */
@Entity({ name: 'review' })
@Index('review_waiting', { synchronize: false })
@Check('review_stage', `stage IN ('IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'REJECTED')`)
@Check('review_is_decided', `(stage = 'IN_REVIEW') = (decided_by IS NULL)`)
@Check('review_has_reason', `(stage IN ('CHANGES_REQUESTED', 'REJECTED')) = (reason IS NOT NULL)`)
export class ReviewEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_review' })
  publicationId: string;

  @Column({ type: 'text' })
  stage: 'IN_REVIEW' | 'CHANGES_REQUESTED' | 'APPROVED' | 'REJECTED';

  /** of the draft: the one that was handed in, or decided on */
  @Column({ type: 'integer' })
  version: number;

  /** ids of persons; empty: everybody who may review it */
  @Column({ type: 'text', array: true, default: [] })
  asked: string[];

  @Column({ type: 'text' })
  submittedBy: string;

  /** since when it waits for somebody */
  @Column({ type: 'timestamptz', precision: 3 })
  submittedAt: Date;

  @Column({ type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  remindedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  escalatedAt: Date | null;

  @OneToOne('DraftEntity', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'review_draft' })
  draft?: unknown;
}
