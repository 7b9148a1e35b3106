import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who belongs to which body and when: a projection of `body.membership_changed`, for matching on the day of a change. */
@Entity('membership')
@Index('membership_body_country', ['body', 'country'])
@Index('membership_country', ['country'])
export class MembershipEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  body: string;

  @Column('text')
  country: string;

  @Column('text')
  kind: string;

  /** first day; null: not known, so never a reason to leave somebody out */
  @Column('date', { nullable: true })
  fromDay: string | null;

  /** first day no longer covered */
  @Column('date', { nullable: true })
  toDay: string | null;

  /** first day as it was told, perhaps a year alone */
  @Column('text', { nullable: true })
  since: string | null;

  @Column('text', { nullable: true })
  until: string | null;
}
