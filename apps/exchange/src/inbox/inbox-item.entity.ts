import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Mandatory } from './mandatory.js';

/**
 * What a participant was told, once each: a change of the log, or a notice of its own affairs. When it came, and that and by
 * whom it was acknowledged, stand here; who has read it in inbox_reading.
 */
@Entity('inbox_item')
@Index('inbox_item_once', ['owner', 'position'], { unique: true })
@Index('inbox_item_notice', ['owner', 'noticeKey'], { unique: true })
@Index('inbox_item_owner', ['owner', 'id'])
@Index('inbox_item_position', ['position'])
@Index('inbox_item_subject', ['owner', 'subject'])
@Check('inbox_item_one', `(position IS NULL) <> (notice IS NULL)`)
export class InboxItemEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_inbox_item',
  })
  id: string;

  @Column('text')
  owner: string;

  /** of the change in the log; null: a notice */
  @Column('bigint', { nullable: true })
  position: string | null;

  /** which notice, see inbox-notice.ts; null: a change */
  @Column('text', { nullable: true })
  notice: string | null;

  /** what the notice is about, for people */
  @Column('text', { nullable: true })
  about: string | null;

  /** the same notice of the same thing comes once */
  @Column('text', { nullable: true })
  noticeKey: string | null;

  @Column('text', { nullable: true })
  subject: string | null;

  /** those that the change fitted; empty: it came because it always does */
  @Column('uuid', { array: true })
  subscriptions: string[];

  /** why it comes whatever one follows or mutes, see mandatory.ts; null: because one follows it */
  @Column('text', { nullable: true })
  mandatory: Mandatory | 'SECURITY' | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt: Date | null;

  @Column('text', { nullable: true })
  acknowledgedBy: string | null;
}
