import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { ReferenceData } from '../seed/reference-data.js';
import { reconcile, upsertDiffering } from '../seed/write.js';
import { CountryEntity } from './country.entity.js';
import { RegionEntity, type RegionLevel } from './region.entity.js';
import { WhoRegionMembershipEntity } from './who-region-membership.entity.js';

@Injectable()
export class CountrySeed {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @returns rows written */
  async write({ regions, countries }: ReferenceData): Promise<number> {
    const writtenRegions = await upsertDiffering(
      this.db,
      RegionEntity,
      'code',
      regions.map(({ code, level, parent = null, name }) => ({
        code,
        level: level.toUpperCase() as RegionLevel,
        parent,
        name,
      })),
    );
    const writtenCountries = await upsertDiffering(
      this.db,
      CountryEntity,
      'alpha2',
      countries.map(({ alpha2, alpha3, m49, region, subregion, intermediateRegion = null }) => ({
        alpha2,
        alpha3,
        numeric: m49,
        region,
        subregion,
        intermediateRegion,
      })),
    );
    const periods = await reconcile(
      this.db,
      WhoRegionMembershipEntity,
      countries.flatMap(({ alpha2, whoRegion }) =>
        whoRegion.map(({ region, from = null, to = null, check }) => ({
          country: alpha2,
          region,
          from,
          to,
          certain: !check,
        })),
      ),
    );
    return writtenRegions.length + writtenCountries.length + periods.gone.length + periods.come.length;
  }
}
