import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type LetterState = 'WAITING' | 'SENT' | 'FAILED' | 'DROPPED';

/** A letter by e-mail, until it is sent and as the memory that it was. Its text is sealed, and forgotten when it is done. */
@Entity('letter')
@Index('letter_due', { synchronize: false })
@Index('letter_about', ['about'])
@Check('letter_state', `state IN ('WAITING', 'SENT', 'FAILED', 'DROPPED')`)
@Check('letter_text', `(state = 'WAITING') = (sealed IS NOT NULL)`)
export class LetterEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** what it is about: the id of an invitation */
  @Column('text')
  about: string;

  @Column('text')
  recipient: string;

  @Column('text')
  state: LetterState;

  /** what is in it holds the secret of a link */
  @Column('bytea', { nullable: true })
  sealed: Buffer | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { default: () => 'now()' })
  writtenAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  dueAt: Date;

  /** not tried any more then */
  @Column('timestamptz')
  uselessFrom: Date;

  /** somebody is sending it until then; after that whoever had it is taken for dead */
  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;

  @Column('text', { nullable: true })
  lastFault: string | null;
}
