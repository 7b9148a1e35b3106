import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

/** The secret in a feed's address, for readers that can hold nothing but an address. It reads; it never changes anything. */
@Entity('feed_link')
@Index('feed_link_token', ['tokenHash'], { unique: true })
@Index('feed_link_by_person', ['person'])
export class FeedLinkEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  @ForeignKey(() => PersonEntity, { name: 'feed_link_person' })
  person: string;

  @Column('text')
  participant: string;

  @Column('text')
  name: string;

  /** the one feed that it opens, as feedOfAddress writes it; null: all, and the change feed */
  @Column('text', { nullable: true })
  feed: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
