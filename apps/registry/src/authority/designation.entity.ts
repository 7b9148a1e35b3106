import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Origin } from '../seed/origin.js';
import { AuthorityEntity } from './authority.entity.js';
import type { Capacity } from './capacity.js';

/** A country has one open designation for each capacity (and body); a regulator has one for itself. */
@Entity('designation')
@Index('designation_open', { synchronize: false })
@Index('designation_open_regulator', { synchronize: false })
@Index('designation_authority', ['authority'])
@Check(
  'designation_capacity',
  `capacity IN ('DESIGNATED_NATIONAL_AUTHORITY', 'MIGRANT_HEALTH_FOCAL_POINT', 'REGULATOR', 'STATISTICS', 'CLUSTER_COORDINATOR')`,
)
@Check('designation_of_body', `(capacity = 'CLUSTER_COORDINATOR') = (body IS NOT NULL)`)
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

  /** for a CLUSTER_COORDINATOR, the body whose work it coordinates in its country */
  @Column('text', { nullable: true })
  @ForeignKey('RegionalBodyEntity', { name: 'designation_body' })
  body: string | null;

  @Column('text', { nullable: true })
  instrument: string | null;

  @Column('text', { nullable: true })
  instrumentUrl: string | null;

  @Column('text', { name: 'instrument_sha256', nullable: true })
  instrumentSha256: string | null;

  @Column('text', { nullable: true })
  @ForeignKey(() => AuthorityEntity, { name: 'designation_deputy' })
  deputyAuthority: string | null;

  /** an office of the deputy authority, or of the designated one where no other is named */
  @Column('text', { nullable: true })
  deputyOffice: string | null;

  @Column('boolean')
  demonstration: boolean;

  @Column('text')
  origin: Origin;
}
