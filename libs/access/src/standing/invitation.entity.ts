import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../permissions.js';
import { PersonEntity } from './person.entity.js';

/** A letter with a link that lets its reader sign in and take up roles. The link's secret is kept as a hash only. */
@Entity('invitation')
@Index('invitation_token', ['tokenHash'], { unique: true })
@Index('invitation_by_participant', ['participant'])
export class InvitationEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('text')
  participant: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  language: string | null;

  @Column('text', { array: true })
  roles: Role[];

  @Column('text', { array: true, nullable: true })
  kinds: string[] | null;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz', { nullable: true })
  endsAt: Date | null;

  @Column('text')
  invitedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  invitedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'invitation_accepted_by' })
  acceptedBy: string | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
