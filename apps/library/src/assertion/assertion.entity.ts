import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Statement } from './statement.js';

export type GivenState = 'CONFIRMED' | 'DISPUTED';

/** What a party said. Kept for good: who holds otherwise later says so anew, and the last one counts. */
@Entity({ name: 'assertion' })
@Check('assertion_state', `state IN ('CONFIRMED', 'DISPUTED')`)
@Check('assertion_has_reason', `(state = 'DISPUTED') = (reason IS NOT NULL)`)
export class AssertionEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_assertion' })
  publicationId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_assertion' })
  party: string;

  /** 1, 2, 3 … of this party on this agreement */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_assertion' })
  number: number;

  /** of the agreement, as it was looked at */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  state: GivenState;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** its own dates and texts */
  @Column({ type: 'jsonb' })
  statement: Statement;

  /** the participant */
  @Column({ type: 'text' })
  givenBy: string;

  @Column({ type: 'text' })
  givenByPerson: string;

  @Column({ type: 'timestamptz', precision: 3 })
  givenAt: Date;

  /** of the agreement when it was said: what is opened later opens nothing that was said before */
  @Column({ type: 'text', array: true })
  readers: string[];

  @ManyToOne('RevisionEntity')
  @JoinColumn([
    { name: 'publication_id', referencedColumnName: 'publicationId', foreignKeyConstraintName: 'assertion_revision' },
    { name: 'revision', referencedColumnName: 'number', foreignKeyConstraintName: 'assertion_revision' },
  ])
  about?: unknown;
}
