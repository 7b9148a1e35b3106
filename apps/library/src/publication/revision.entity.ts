import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Content } from './content.js';
import { PublicationEntity } from './publication.entity.js';

export type RevisionChange = 'PUBLISHED' | 'REVISED' | 'CORRECTED';

/** Immutable: a trigger refuses to update or delete one, whoever asks. */
@Entity({ name: 'revision' })
@Index('revision_files', { synchronize: false })
@Check('revision_number', `number > 0`)
@Check('revision_change', `change IN ('PUBLISHED', 'REVISED', 'CORRECTED')`)
@Check('revision_hash', `hash ~ '^sha256:[0-9a-f]{64}$'`)
export class RevisionEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_revision' })
  publicationId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_revision' })
  number: number;

  @Column({ type: 'jsonb' })
  content: Content;

  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'text' })
  change: RevisionChange;

  @Column({ type: 'text', nullable: true })
  changeNote: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  publishedAt: Date;

  /** the participant */
  @Column({ type: 'text' })
  publishedBy: string;

  /** who acted for it */
  @Column({ type: 'text' })
  publishedByPerson: string;

  /** who could read this revision; a later one may have others */
  @Column({ type: 'text', array: true })
  readers: string[];

  @ManyToOne(() => PublicationEntity)
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'revision_publication' })
  publication?: PublicationEntity;
}
