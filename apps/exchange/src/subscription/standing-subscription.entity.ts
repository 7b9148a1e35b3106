import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A participant's standing wish to learn of changes that fit a filter. An empty part of the filter means: all. */
@Entity('standing_subscription')
@Index('standing_subscription_owner', ['owner', 'createdAt'])
@Check('standing_subscription_search', '(search IS NULL) = (sought IS NULL)')
export class StandingSubscriptionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  owner: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  types: string[];

  @Column('text', { array: true })
  kinds: string[];

  /** whose records */
  @Column('text', { array: true, default: [] })
  owners: string[];

  @Column('text', { array: true })
  countries: string[];

  @Column('text', { array: true })
  bodies: string[];

  /** the other party of an agreement */
  @Column('text', { array: true, default: [] })
  counterparts: string[];

  @Column('text', { array: true })
  topics: string[];

  @Column('text', { array: true })
  legalBases: string[];

  @Column('text', { array: true })
  occupations: string[];

  @Column('text', { array: true, default: [] })
  migrantGroups: string[];

  @Column('text', { array: true })
  languages: string[];

  /** words that must be there, as typed; with them as PostgreSQL takes them, and what it is found by (sought.ts) */
  @Column('text', { nullable: true })
  search: string | null;

  @Column({ type: 'tsquery', nullable: true })
  sought: string | null;

  @Column('text', { array: true, default: [] })
  soughtKeys: string[];

  /** by which of them it is found when something happens: worked out by the database, see migration 0032 */
  @Column({ type: 'text', array: true, select: false, insert: false, update: false })
  accessKeys: string[];

  /** the keys that the owner has for good; the dated ones are looked up when matching and again when delivering */
  @Column('text', { array: true })
  readerKeys: string[];

  @Column('boolean')
  paused: boolean;

  /** when a pause ends by itself; null: when somebody ends it */
  @Column('timestamptz', { nullable: true })
  pausedUntil: Date | null;

  @Column('text')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}

/** As it is written: what the database works out itself is not. */
export type NewSubscription = Omit<StandingSubscriptionEntity, 'accessKeys'>;
