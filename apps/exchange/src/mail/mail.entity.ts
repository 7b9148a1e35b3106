import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MailReaderEntity } from './mail-reader.entity.js';

export type MailState = 'WAITING' | 'SENT' | 'FAILED' | 'EMPTY';

/** One letter for one reader and one moment. Its Message-ID comes from its id, so a letter that comes twice can be told. */
@Entity('mail')
@Index('mail_once', ['readerId', 'slot'], { unique: true })
@Index('mail_due', ['dueAt'], { where: `state = 'WAITING'` })
@Check('mail_state', `state IN ('WAITING', 'SENT', 'FAILED', 'EMPTY')`)
export class MailEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => MailReaderEntity, { name: 'mail_to_reader', onDelete: 'CASCADE' })
  readerId: string;

  @Column('timestamptz')
  slot: Date;

  @Column('text')
  state: MailState;

  @Column('smallint')
  attempts: number;

  /** when it is tried, or tried again */
  @Column('timestamptz')
  dueAt: Date;

  /** somebody has it in hand until then; after that whoever had it is taken for dead */
  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  /** where it went, or was last tried to */
  @Column('text', { nullable: true })
  address: string | null;

  /** the SMTP code of the last answer */
  @Column('smallint', { nullable: true })
  lastStatus: number | null;

  @Column('text', { nullable: true })
  lastFault: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;
}
