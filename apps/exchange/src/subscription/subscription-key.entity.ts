import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * By what a standing subscription is found when something happens, and what is to be asked of it then (docs/matching.md).
 * The database keeps it itself, all of it in the primary key's index (migration 0061). A part of the filter is null where it
 * asks for nothing or the key has answered it.
 */
@Entity('subscription_key')
@Index('subscription_key_subscription', ['subscriptionId'])
export class SubscriptionKeyEntity {
  @PrimaryColumn('text', { collation: 'C' })
  key: string;

  @PrimaryColumn('uuid')
  subscriptionId: string;

  /** see ReaderSetEntity */
  @Column('integer')
  readerSet: number;

  @Column('boolean')
  paused: boolean;

  /** too large for an index: the subscription itself is asked */
  @Column('boolean')
  large: boolean;

  @Column('timestamptz', { nullable: true })
  pausedUntil: Date | null;

  @Column('text')
  owner: string;

  @Column('text')
  name: string;

  @Column('text', { array: true, nullable: true })
  types: string[] | null;

  @Column('text', { array: true, nullable: true })
  kinds: string[] | null;

  @Column('text', { array: true, nullable: true })
  owners: string[] | null;

  @Column('text', { array: true, nullable: true })
  countries: string[] | null;

  @Column('text', { array: true, nullable: true })
  bodies: string[] | null;

  @Column('text', { array: true, nullable: true })
  counterparts: string[] | null;

  @Column('text', { array: true, nullable: true })
  topics: string[] | null;

  @Column('text', { array: true, nullable: true })
  legalBases: string[] | null;

  @Column('text', { array: true, nullable: true })
  occupations: string[] | null;

  @Column('text', { array: true, nullable: true })
  migrantGroups: string[] | null;

  @Column('text', { array: true, nullable: true })
  languages: string[] | null;

  @Column({ type: 'tsquery', nullable: true })
  sought: string | null;
}
