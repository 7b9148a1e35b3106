import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Origin } from '../seed/origin.js';
import { AuthorityEntity } from './authority.entity.js';

export const CAPACITIES = ['DESIGNATED_NATIONAL_AUTHORITY', 'MIGRANT_HEALTH_FOCAL_POINT'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** A country has one open designation for each capacity. */
@Entity('designation')
@Index('designation_open', ['country', 'capacity'], { unique: true, where: '(to_date IS NULL)' })
@Index('designation_authority', ['authority'])
@Check('designation_capacity', `capacity IN ('DESIGNATED_NATIONAL_AUTHORITY', 'MIGRANT_HEALTH_FOCAL_POINT')`)
@Check('designation_origin', `origin IN ('REFERENCE', 'REGISTER')`)
export class DesignationEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id: number;

  @Column('text')
  @ForeignKey(() => AuthorityEntity, { name: 'designation_authority_fk' })
  authority: string;

  @Column('text')
  @ForeignKey('CountryEntity', { name: 'designation_country_fk' })
  country: string;

  @Column('text')
  capacity: Capacity;

  @Column('text', { name: 'from_date' })
  from: string;

  @Column('text', { name: 'to_date', nullable: true })
  to: string | null;

  @Column('text', { nullable: true })
  instrument: string | null;

  @Column('boolean')
  demonstration: boolean;

  @Column('text')
  origin: Origin;
}
