import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Origin } from '../seed/origin.js';
import type { WorkingHours } from './working-hours.js';

/** Functions that an authority has by itself; being designated follows from its designations. */
export const OWN_FUNCTIONS = ['MIGRANT_HEALTH', 'REGULATOR', 'STATISTICS'] as const;
export type OwnFunction = (typeof OWN_FUNCTIONS)[number];

@Entity('authority')
@Index('authority_country', ['country'])
@Check('authority_origin', `origin IN ('REFERENCE', 'REGISTER')`)
export class AuthorityEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey('CountryEntity', { name: 'authority_country_fk' })
  country: string;

  /** by language */
  @Column('jsonb')
  name: Record<string, string>;

  @Column('text', { array: true })
  functions: OwnFunction[];

  @Column('text', { nullable: true })
  ministry: string | null;

  @Column('text', { nullable: true })
  legalBasis: string | null;

  @Column('text', { nullable: true })
  website: string | null;

  @Column('boolean')
  demonstration: boolean;

  @Column('boolean')
  certain: boolean;

  /** of the IANA database: the authority's own day begins by it */
  @Column('text', { nullable: true })
  zone: string | null;

  @Column('text', { array: true })
  workingLanguages: string[];

  @Column('jsonb')
  workingHours: WorkingHours[];

  /** raised by each update; who updates says which one was read */
  @Column('integer')
  version: number;

  @Column('text')
  origin: Origin;
}
