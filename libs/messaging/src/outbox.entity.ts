import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Change } from '#contracts';

/** A change that has been committed and waits for its position. Rows are short-lived: the sequencer takes them away. */
@Entity({ name: 'outbox' })
@Check('outbox_payload_is_object', `jsonb_typeof(payload) = 'object'`)
export class OutboxEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_outbox',
  })
  id: string;

  @Column({ type: 'jsonb' })
  payload: Change;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
