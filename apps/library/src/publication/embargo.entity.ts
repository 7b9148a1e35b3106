import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Content } from './content.js';
import { PublicationEntity } from './publication.entity.js';
import type { RevisionChange } from './revision.entity.js';

/**
 * What becomes the next revision at a moment. Until then it is neither a draft, for nobody works on it, nor a revision, so no
 * list, search, count or feed can find it. At most one a publication.
 */
@Entity({ name: 'embargo' })
@Index('embargo_until', ['until'])
@Check('embargo_change', `change IN ('PUBLISHED', 'REVISED', 'CORRECTED')`)
export class EmbargoEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_embargo' })
  publicationId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  until: Date;

  @Column({ type: 'jsonb' })
  content: Content;

  @Column({ type: 'text' })
  change: RevisionChange;

  @Column({ type: 'text', nullable: true })
  changeNote: string | null;

  /** the revision that it was made from; 0 for none */
  @Column({ type: 'integer' })
  baseRevision: number;

  /** audience keys of those who may know of it before: the owner, and the parties where it is for them */
  @Column({ type: 'text', array: true })
  readers: string[];

  /** the person */
  @Column({ type: 'text' })
  setBy: string;

  @Column({ type: 'timestamptz', precision: 3 })
  setAt: Date;

  /** of all that one act published together */
  @Column({ type: 'uuid', nullable: true })
  batch: string | null;

  @ManyToOne(() => PublicationEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'embargo_publication' })
  publication?: PublicationEntity;
}
