import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Origin } from '../seed/origin.js';
import { RegionalBodyEntity } from './regional-body.entity.js';

export const MEMBERSHIP_KINDS = ['MEMBER', 'OBSERVER', 'ASSOCIATE'] as const;
export type MembershipKind = (typeof MEMBERSHIP_KINDS)[number];

/**
 * One period of membership. Dates are as precise as they are known, so that periods of one kind do not overlap is kept by
 * the services that write, under a lock of the body's row; the unique index only stops the same period entered twice.
 */
@Entity('body_member')
@Index('body_member_period', { synchronize: false })
@Index('body_member_country', ['country'])
@Check('body_member_kind', `kind IN ('MEMBER', 'OBSERVER', 'ASSOCIATE')`)
@Check('body_member_origin', `origin IN ('REFERENCE', 'REGISTER')`)
export class BodyMemberEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id: number;

  @Column('text')
  @ForeignKey(() => RegionalBodyEntity, { name: 'body_member_body' })
  body: string;

  @Column('text')
  @ForeignKey('CountryEntity', { name: 'body_member_country_fk' })
  country: string;

  @Column('text')
  kind: MembershipKind;

  @Column('text', { name: 'from_date', nullable: true })
  from: string | null;

  @Column('text', { name: 'to_date', nullable: true })
  to: string | null;

  @Column('boolean')
  certain: boolean;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  origin: Origin;
}
