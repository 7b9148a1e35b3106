import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../permissions.js';
import { PersonEntity } from './person.entity.js';

/** A person holds a role at a participant from one moment to another. A grant that was in force is ended, never deleted. */
@Entity('role_grant')
@Index('role_grant_by_person', ['person'])
@Index('role_grant_by_participant', ['participant'])
@Check(
  'role_grant_role',
  `role IN ('contributor', 'reviewer', 'publisher', 'coordinator', 'regional-coordinator', 'partner-agent', 'secretariat', 'auditor', 'operator')`,
)
@Check('role_grant_kinds', `kinds IS NULL OR cardinality(kinds) > 0`)
@Check('role_grant_period', `ends_at IS NULL OR ends_at >= starts_at`)
export class RoleGrantEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity, { name: 'role_grant_person' })
  person: string;

  @Column('text')
  participant: string;

  @Column('text')
  role: Role;

  /** LAW, AGREEMENT, …: the kinds of record it is limited to; null: all */
  @Column('text', { array: true, nullable: true })
  kinds: string[] | null;

  @Column('timestamptz')
  startsAt: Date;

  /** the first moment after it; null: it lasts */
  @Column('timestamptz', { nullable: true })
  endsAt: Date | null;

  /** the grant that this one was delegated from: it ends with it */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => RoleGrantEntity, { name: 'role_grant_deputises_for' })
  deputisesFor: string | null;

  /** id of the person who granted it, or what did: `seed`, `secretariat` */
  @Column('text')
  grantedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  grantedAt: Date;

  @Column('text', { nullable: true })
  endedBy: string | null;
}
