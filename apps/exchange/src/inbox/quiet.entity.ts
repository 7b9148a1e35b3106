import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A person's wish to hear nothing of a record. Muted: what comes meanwhile stays quiet for good. Snoozed: it comes back when
 * the time is over. What is mandatory comes all the same, and so do webhooks and what colleagues read.
 */
@Entity('quiet')
@Index('quiet_of', ['owner', 'person', 'subject'])
@Check('quiet_kind', `kind IN ('MUTE', 'SNOOZE')`)
@Check('quiet_period', `until IS NULL OR until >= since`)
export class QuietEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  owner: string;

  @Column('text')
  person: string;

  @Column('text')
  subject: string;

  @Column('text')
  kind: 'MUTE' | 'SNOOZE';

  @Column('timestamptz')
  since: Date;

  /** null: until it is ended */
  @Column('timestamptz', { nullable: true })
  until: Date | null;
}
