import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PublicationEntity } from './publication.entity.js';

/**
 * The links of the newest revision of each record to other records, for asking who links here. The target is no foreign key:
 * it would be locked, and two records that are published at once and name each other would wait for one another.
 */
@Entity({ name: 'link' })
@Index('link_target', ['targetId', 'relation'])
export class LinkEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_link' })
  sourceId: string;

  /** in the list of the content, from 0 */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_link' })
  place: number;

  @Column({ type: 'text' })
  relation: string;

  @Column({ type: 'text' })
  targetId: string;

  /** null: follows the newest */
  @Column({ type: 'integer', nullable: true })
  targetRevision: number | null;

  @ManyToOne(() => PublicationEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'link_source' })
  source?: PublicationEntity;
}
