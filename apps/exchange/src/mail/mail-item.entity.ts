import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Frequency } from '../channel/channel.entity.js';
import { MailReaderEntity } from './mail-reader.entity.js';

export type MailItemState = 'WAITING' | 'SENT' | 'DROPPED' | 'FAILED';

/** One change that one reader is to find in a letter: whatever number of subscriptions it fits, once. */
@Entity('mail_item')
@Index('mail_item_waiting', ['readerId', 'frequency'], { where: `state = 'WAITING' AND mail_id IS NULL` })
@Index('mail_item_mail', ['mailId'])
@Index('mail_item_position', ['position'])
@Check('mail_item_state', `state IN ('WAITING', 'SENT', 'DROPPED', 'FAILED')`)
export class MailItemEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_mail_item' })
  @ForeignKey(() => MailReaderEntity, { name: 'mail_item_reader', onDelete: 'CASCADE' })
  readerId: string;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_mail_item' })
  position: string;

  @Column('text')
  subject: string;

  /** those of the reader's that the change fitted */
  @Column('uuid', { array: true })
  subscriptions: string[];

  /** the soonest of theirs */
  @Column('text')
  frequency: Exclude<Frequency, 'NEVER'>;

  /** told though the record is muted */
  @Column('boolean')
  mandatory: boolean;

  @Column('text')
  state: MailItemState;

  /** why it was dropped: RIGHTS, MUTED, NEVER_SENT, UNSUBSCRIBED, ADDRESS; of a failed one: REFUSED */
  @Column('text', { nullable: true })
  why: string | null;

  /** the letter that it went, or is to go, with */
  @Column('uuid', { nullable: true })
  mailId: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;
}
