import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of attempts within five minutes, of all processes that deliver. */
@Entity('delivery_tally')
export class DeliveryTallyEntity {
  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'pk_delivery_tally' })
  fromAt: Date;

  /** arrived, own_fault, or as metrics call the reason of a failure */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_delivery_tally' })
  what: string;

  @Column('integer')
  count: number;
}
