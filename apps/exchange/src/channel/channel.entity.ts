import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const FREQUENCIES = ['IMMEDIATE', 'DAILY', 'WEEKLY', 'NEVER'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A way in which a subscription tells of changes: an endpoint, or a reader of letters. The inbox needs none: it is always there. */
@Entity('channel')
@Index('channel_of_endpoint', ['subscriptionId', 'endpointId'], { unique: true })
@Index('channel_of_reader', ['subscriptionId', 'readerId'], { unique: true })
@Index('channel_endpoint_used', ['endpointId'])
@Index('channel_reader_used', ['readerId'])
@Check('channel_one', `(endpoint_id IS NULL) <> (reader_id IS NULL) AND (reader_id IS NULL) = (frequency IS NULL)`)
@Check('channel_frequency', `frequency IN ('IMMEDIATE', 'DAILY', 'WEEKLY', 'NEVER')`)
export class ChannelEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  subscriptionId: string;

  @Column('uuid', { nullable: true })
  endpointId: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey('MailReaderEntity', { name: 'channel_reader', onDelete: 'CASCADE' })
  readerId: string | null;

  /** of a reader of letters; null for an endpoint, which is told at once */
  @Column('text', { nullable: true })
  frequency: Frequency | null;

  /** in the order in which they were given */
  @Column('smallint')
  ordinal: number;
}
