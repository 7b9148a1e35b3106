import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SafeguardsEditionEntity } from './safeguards-edition.entity.js';

@Entity('safeguards_listing')
@Index('safeguards_listing_country', ['country'])
export class SafeguardsListingEntity {
  @PrimaryColumn('text')
  @ForeignKey(() => SafeguardsEditionEntity, { name: 'safeguards_listing_edition' })
  edition: string;

  @PrimaryColumn('text')
  @ForeignKey('CountryEntity', { name: 'safeguards_listing_country_fk' })
  country: string;

  @Column('boolean')
  certain: boolean;
}
