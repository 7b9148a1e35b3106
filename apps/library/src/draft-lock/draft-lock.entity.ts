import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';

/** Who is writing a draft now. Over when `until` is past, and gone with the draft. */
@Entity({ name: 'draft_lock' })
export class DraftLockEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_draft_lock' })
  publicationId: string;

  /** the person, or `service:ID` */
  @Column({ type: 'text' })
  holder: string;

  @Column({ type: 'text', nullable: true })
  holderName: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  since: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  until: Date;

  @OneToOne('DraftEntity', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'draft_lock_draft' })
  draft?: unknown;
}
