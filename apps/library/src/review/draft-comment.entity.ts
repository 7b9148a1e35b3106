import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** What somebody said of a draft. It stays when the draft is published: it belongs to what was begun from a revision. */
@Entity({ name: 'draft_comment' })
@Index('draft_comment_of', ['publicationId', 'baseRevision', 'writtenAt'])
export class DraftCommentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_draft_comment' })
  id: string;

  @Column({ type: 'text' })
  publicationId: string;

  /** the revision that the draft was begun from; 0 for none */
  @Column({ type: 'integer' })
  baseRevision: number;

  /** of the draft, when it was said */
  @Column({ type: 'integer' })
  version: number;

  /** a field of the content; null: the whole */
  @Column({ type: 'text', nullable: true })
  path: string | null;

  /** the comment that begins the thread; null: it is that one */
  @Column({ type: 'uuid', nullable: true })
  answers: string | null;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text' })
  writtenBy: string;

  @Column({ type: 'text', nullable: true })
  writtenByName: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  writtenAt: Date;

  @Column({ type: 'text', nullable: true })
  resolvedBy: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  resolvedAt: Date | null;

  @ManyToOne('PublicationEntity', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'draft_comment_publication' })
  publication?: unknown;

  @ManyToOne(() => DraftCommentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'answers', foreignKeyConstraintName: 'draft_comment_answers' })
  thread?: DraftCommentEntity | null;
}
