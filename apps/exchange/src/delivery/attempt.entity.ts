import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An attempt that failed. The one that succeeds is told by the delivery itself (when, status, how long), which halves
 * what the usual case writes.
 */
@Entity('attempt')
export class AttemptEntity {
  @PrimaryColumn('bigint')
  deliveryId: string;

  @PrimaryColumn('smallint')
  number: number;

  @Column('timestamptz')
  at: Date;

  @Column('smallint', { nullable: true })
  status: number | null;

  @Column('integer')
  ms: number;

  @Column('text')
  error: string;

  /** the beginning of the answer, at most 2 KB */
  @Column('text', { nullable: true })
  excerpt: string | null;
}
