import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A participant's standing wish to learn of changes that fit a filter. An empty part of the filter means: all. */
@Entity('standing_subscription')
@Index('standing_subscription_owner', ['owner', 'createdAt'])
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

  @Column('text', { array: true })
  countries: string[];

  @Column('text', { array: true })
  bodies: string[];

  @Column('text', { array: true })
  topics: string[];

  @Column('text', { array: true })
  legalBases: string[];

  @Column('text', { array: true })
  occupations: string[];

  @Column('text', { array: true })
  languages: string[];

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
