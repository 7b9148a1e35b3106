import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An attempt that failed. The one that succeeds is told by the delivery itself (when, status, how long), which halves
 * what the usual case writes; it gets a row when the delivery goes out again. What a receiver says to a success is not
 * kept: nobody has to find out why it went well, and it is the receiver's to say, not ours to store.
 */
@Entity('attempt')
export class AttemptEntity {
  @PrimaryColumn('bigint')
  deliveryId: string;

  /** the delivery's when it was made; see replay */
  @PrimaryColumn('smallint', { default: 0 })
  round: number;

  /** 1 for the first of its round */
  @PrimaryColumn('smallint')
  number: number;

  @Column('timestamptz')
  at: Date;

  @Column('smallint', { nullable: true })
  status: number | null;

  @Column('integer')
  ms: number;

  /** null: it succeeded */
  @Column('text', { nullable: true })
  error: string | null;

  /** the beginning of the answer, at most 2 KB */
  @Column('text', { nullable: true })
  excerpt: string | null;
}
