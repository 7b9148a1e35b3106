import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CountryEntity } from './country.entity.js';

export const WHO_REGIONS = ['AFR', 'AMR', 'EMR', 'EUR', 'SEAR', 'WPR'] as const;
export type WhoRegion = (typeof WHO_REGIONS)[number];

@Entity('who_region_membership')
@Index('who_region_membership_country', ['country'])
@Check('who_region_membership_region', `region IN ('AFR', 'AMR', 'EMR', 'EUR', 'SEAR', 'WPR')`)
export class WhoRegionMembershipEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id: number;

  @Column('text')
  @ForeignKey(() => CountryEntity, { name: 'who_region_membership_country_fk' })
  country: string;

  @Column('text')
  region: WhoRegion;

  @Column('text', { name: 'from_date', nullable: true })
  from: string | null;

  @Column('text', { name: 'to_date', nullable: true })
  to: string | null;

  @Column('boolean')
  certain: boolean;
}
