import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InboxItemEntity } from './inbox-item.entity.js';

/** That a person has read what is in the inbox of their participant. */
@Entity('inbox_reading')
export class InboxReadingEntity {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_inbox_reading' })
  @ForeignKey(() => InboxItemEntity, { name: 'inbox_reading_item', onDelete: 'CASCADE' })
  itemId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_inbox_reading' })
  person: string;

  @Column('timestamptz')
  readAt: Date;
}
