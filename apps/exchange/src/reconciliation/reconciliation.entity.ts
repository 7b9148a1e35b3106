import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That an endpoint was told, for a day of its owner's calendar, what it should have. */
@Entity('reconciliation')
export class ReconciliationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_reconciliation' })
  endpointId: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'pk_reconciliation' })
  day: string;

  /** of the message; null: there was nothing to tell */
  @Column('bigint', { nullable: true })
  position: string | null;

  @Column('timestamptz')
  madeAt: Date;
}
