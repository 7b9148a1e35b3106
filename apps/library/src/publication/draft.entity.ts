import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Content } from './content.js';
import { PublicationEntity } from './publication.entity.js';

/** What the owner's people are working on: at most one a publication. */
@Entity({ name: 'draft' })
export class DraftEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_draft' })
  publicationId: string;

  @Column({ type: 'jsonb' })
  content: Content;

  /** the revision that it was begun from; 0 for none */
  @Column({ type: 'integer' })
  baseRevision: number;

  /** counts each saved change: who saves or publishes says which one he saw */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'text' })
  updatedBy: string;

  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @ManyToOne(() => PublicationEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'draft_publication' })
  publication?: PublicationEntity;
}
