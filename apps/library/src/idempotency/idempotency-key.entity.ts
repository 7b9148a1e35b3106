import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A request that was carried out, by the key that its sender gave it. */
@Entity({ name: 'idempotency_key' })
@Index('idempotency_key_at', ['at'])
@Check('idempotency_key_request', `request ~ '^[0-9a-f]{64}$'`)
export class IdempotencyKeyEntity {
  /** the participant acted for */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_idempotency_key' })
  participant: string;

  /** the person or service that sent it */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_idempotency_key' })
  sender: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_idempotency_key' })
  key: string;

  /** SHA-256 of what was asked */
  @Column({ type: 'text' })
  request: string;

  /** the record that came of it; null while it is being carried out, which nobody else sees */
  @Column({ type: 'text', nullable: true })
  publicationId: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;
}
