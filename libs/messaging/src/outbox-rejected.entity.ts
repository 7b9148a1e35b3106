import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change that the sequencer could not place after several tries: kept whole, with the reason, for a person to look at. */
@Entity({ name: 'outbox_rejected' })
export class OutboxRejectedEntity {
  /** the id that it had in the outbox */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_outbox_rejected' })
  id: string;

  @Column({ type: 'jsonb' })
  payload: object;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  rejectedAt: Date;

  @Column({ type: 'text' })
  error: string;
}
