import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What happened, once and for all: added, never altered (see migrations/0002-audit.ts). Contents are not in it, only their digests. */
@Entity({ name: 'entry', schema: 'audit' })
@Index('entry_by_participant', ['participant', 'id'])
@Index('entry_by_person', ['person', 'id'])
@Index('entry_by_thing', ['thing', 'id'])
@Check('entry_action', `action ~ '^[a-z][a-z-]*:[a-z][a-z-]*$'`)
@Check('entry_outcome', `outcome IN ('DONE', 'REFUSED', 'FAILED')`)
export class AuditEntryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  at: Date;

  @Column('text', { nullable: true })
  requestId: string | null;

  @Column('text', { nullable: true })
  person: string | null;

  /** the participant that the person acted for */
  @Column('text', { nullable: true })
  actingFor: string | null;

  /** how the person came: anonymous, token, session, service, feed-link */
  @Column('text', { nullable: true })
  via: string | null;

  /** `thing:verb` */
  @Column('text')
  action: string;

  /** the participant concerned, who may read this */
  @Column('text', { nullable: true })
  participant: string | null;

  /** what was acted on, by its id */
  @Column('text', { nullable: true })
  thing: string | null;

  @Column('text', { nullable: true })
  beforeDigest: string | null;

  @Column('text', { nullable: true })
  afterDigest: string | null;

  @Column('text')
  outcome: 'DONE' | 'REFUSED' | 'FAILED';

  @Column('text', { nullable: true })
  reason: string | null;
}
