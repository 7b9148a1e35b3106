import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PublicationFilter } from '../publication/filter.js';

/** A search that a person of a participant asks again and again. */
@Entity({ name: 'saved_search' })
@Index('saved_search_name', ['participant', 'person', 'name'], { unique: true })
export class SavedSearchEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_saved_search' })
  id: string;

  @Column({ type: 'text' })
  participant: string;

  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'jsonb' })
  filter: PublicationFilter;

  @Column({ type: 'text', nullable: true })
  search: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;
}
