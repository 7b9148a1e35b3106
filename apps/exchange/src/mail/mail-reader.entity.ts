import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type MailReaderState = 'UNCONFIRMED' | 'ACTIVE' | 'SUSPENDED' | 'UNSUBSCRIBED';

/** Whom a participant's letters about changes go to: a person who holds a role there, or a mailbox that has confirmed. */
@Entity('mail_reader')
@Index('mail_reader_person', ['owner', 'person'], { unique: true, where: 'person IS NOT NULL' })
@Index('mail_reader_address', { synchronize: false })
@Index('mail_reader_slot', ['slotAt'])
@Check('mail_reader_state', `state IN ('UNCONFIRMED', 'ACTIVE', 'SUSPENDED', 'UNSUBSCRIBED')`)
@Check('mail_reader_one', `(person IS NULL) <> (address IS NULL)`)
@Check('mail_reader_moment', `hour BETWEEN 0 AND 23 AND weekday BETWEEN 1 AND 7`)
export class MailReaderEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  owner: string;

  /** whose address is asked of the register when a letter goes; null: a mailbox */
  @Column('uuid', { nullable: true })
  person: string | null;

  /** of a mailbox; null: a person */
  @Column('text', { nullable: true })
  address: string | null;

  /** BCP 47 */
  @Column('text')
  language: string;

  /** IANA */
  @Column('text')
  zone: string;

  /** at which letters of the day and of the week go, by the clock of the zone */
  @Column('smallint')
  hour: number;

  /** on which the letter of the week goes: 1 is Monday */
  @Column('smallint')
  weekday: number;

  /** the keys that the owner has for good; the dated ones are looked up when a letter is written */
  @Column('text', { array: true })
  readerKeys: string[];

  @Column('text')
  state: MailReaderState;

  /** why it is suspended, as the mail server said it */
  @Column('text', { nullable: true })
  stateReason: string | null;

  @Column('timestamptz')
  stateAt: Date;

  /** when the next letter of the day goes */
  @Column('timestamptz')
  slotAt: Date;

  /** and whether it is the letter of the week too */
  @Column('boolean')
  slotIsWeekly: boolean;

  /** no immediate letter before that: what comes sooner after the last one goes together */
  @Column('timestamptz')
  immediateFrom: Date;

  /** letters wait until then */
  @Column('timestamptz', { nullable: true })
  pausedUntil: Date | null;

  /** how often a mailbox was asked to confirm, and when last */
  @Column('smallint')
  invitations: number;

  @Column('timestamptz', { nullable: true })
  invitedAt: Date | null;

  @Column('text')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
