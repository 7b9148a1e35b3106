import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Requests of one asker in the minute in hand, where PostgreSQL counts them: written by libs/platform, read by nobody else. */
@Entity({ name: 'rate_limit' })
@Index('rate_limit_expire', ['expire'])
export class RateLimitEntity {
  @PrimaryColumn({ type: 'varchar', length: 255, primaryKeyConstraintName: 'pk_rate_limit' })
  key: string;

  @Column({ type: 'integer', default: 0 })
  points: number;

  /** Unix time in ms */
  @Column({ type: 'bigint', nullable: true })
  expire: string | null;
}
