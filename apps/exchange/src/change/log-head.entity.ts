import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One row: the last position given out. It is raised in the transaction that writes the changes, so positions have no
 * gaps. `log` names this very log: a cursor of another one, or of one since restored from a backup, is told apart.
 */
@Entity('log_head')
@Check('log_head_one_row', '"one"')
export class LogHeadEntity {
  @PrimaryColumn('boolean')
  one: boolean;

  @Column('uuid')
  log: string;

  @Column('bigint')
  position: string;

  /** the last position that took readers away from earlier changes; 0: none did */
  @Column('bigint', { default: 0 })
  narrowed: string;
}
