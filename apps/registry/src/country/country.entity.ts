import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { RegionEntity } from './region.entity.js';

/** No names: every language's names come from CLDR (country-names.ts). */
@Entity('country')
export class CountryEntity {
  @PrimaryColumn('text')
  alpha2: string;

  @Column('text')
  alpha3: string;

  /** ISO 3166-1 numeric, which is the UN M49 code too */
  @Column('text')
  numeric: string;

  @Column('text', { nullable: true })
  @ForeignKey(() => RegionEntity, { name: 'country_region' })
  region: string | null;

  @Column('text', { nullable: true })
  @ForeignKey(() => RegionEntity, { name: 'country_subregion' })
  subregion: string | null;

  @Column('text', { nullable: true })
  @ForeignKey(() => RegionEntity, { name: 'country_intermediate_region' })
  intermediateRegion: string | null;
}
