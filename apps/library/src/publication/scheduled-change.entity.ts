import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { LegalDayChange } from '#contracts';
import { PublicationEntity } from './publication.entity.js';

/**
 * A change that comes by itself on a day: written with the revision that names the day, taken away by one that names it no
 * more, and told once. What was told stays, so that the same thing on the same day is never told again.
 */
@Entity({ name: 'scheduled_change' })
@Index('scheduled_change_waiting', { synchronize: false })
@Check('scheduled_change_ahead', `ahead >= 0`)
export class ScheduledChangeEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_scheduled_change' })
  publicationId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_scheduled_change' })
  what: LegalDayChange;

  /** partial date, as the record has it */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_scheduled_change' })
  legalDate: string;

  /** a warning that many days before */
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'pk_scheduled_change' })
  ahead: number;

  /** a day of the owner's zone */
  @Column({ type: 'date' })
  tellsOn: string;

  /** null: not yet */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  toldAt: Date | null;

  @ManyToOne(() => PublicationEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'scheduled_change_publication' })
  publication?: PublicationEntity;
}
