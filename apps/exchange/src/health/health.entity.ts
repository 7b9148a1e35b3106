import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** An attempt as the breaker counts it: when, in milliseconds since 1970, and whether it succeeded. */
export type Counted = [at: number, ok: boolean];

/** How an endpoint, or a host, has done lately. Who has not failed lately has no row. */
@Entity('health')
@Check('health_state', `"state" IN ('CLOSED', 'OPEN', 'HALF_OPEN')`)
export class HealthEntity {
  /** see keys.ts */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_health' })
  key: string;

  @Column('text')
  state: BreakerState;

  /** in this state */
  @Column('timestamptz')
  since: Date;

  /** failed attempts since the last success */
  @Column('integer')
  failures: number;

  /** the first of them */
  @Column('timestamptz', { nullable: true })
  failingSince: Date | null;

  @Column('timestamptz', { nullable: true })
  lastFailureAt: Date | null;

  @Column('text', { nullable: true })
  lastError: string | null;

  /** attempts of the last minutes, oldest first */
  @Column('jsonb')
  recent: Counted[];

  /** how often it has opened without having been closed for long in between: each time the probe comes later */
  @Column('integer')
  opened: number;

  @Column('timestamptz', { nullable: true })
  nextProbeAt: Date | null;

  /** what waits is not due before */
  @Column('timestamptz', { nullable: true })
  holdUntil: Date | null;

  /** of an endpoint: the last warning that its owner was sent, by its hours */
  @Column('integer')
  warnedHours: number;
}
