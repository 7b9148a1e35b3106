import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom a change reached, as figures, once its deliveries, letters and items in inboxes have been let go. */
@Entity('reach_sum')
export class ReachSumEntity {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_reach_sum' })
  position: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_reach_sum' })
  channel: string;

  /** participants, each counted once in one of the other three */
  @Column('integer')
  due: number;

  @Column('integer')
  delivered: number;

  @Column('integer')
  failed: number;

  @Column('integer')
  skipped: number;

  /** among the delivered */
  @Column('integer', { default: 0 })
  read: number;

  /** among the delivered */
  @Column('integer', { default: 0 })
  acknowledged: number;
}
