import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: up to where the WebSub hub has been told of what is new. */
@Entity('hub_told')
@Check('hub_told_one_row', '"one"')
export class HubToldEntity {
  @PrimaryColumn('boolean')
  one: boolean;

  @Column('bigint')
  position: string;

  /** in a row */
  @Column('integer', { default: 0 })
  failures: number;

  /** not before; somebody who is telling it now moves it ahead */
  @Column('timestamptz', { default: () => 'now()' })
  nextAt: Date;
}
