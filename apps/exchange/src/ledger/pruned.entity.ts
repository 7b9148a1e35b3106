import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to which position something has been let go: `deliveries`, or `attempts`. */
@Entity('pruned')
export class PrunedEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_pruned' })
  what: string;

  @Column('bigint')
  position: string;
}
