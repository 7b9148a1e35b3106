import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Records whose words were not gone through yet: a queue, so that publishers never wait for each other's words. */
@Entity({ name: 'search_due' })
export class SearchDueEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_search_due' })
  publicationId: string;

  /** what finds it is to be worked out again as well */
  @Column({ type: 'boolean', default: false })
  refresh: boolean;
}
