import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#database';
import { invalidInput, isWithin, notFound } from '#kernel';
import { grouped } from '../grouped.js';
import { Held } from '../held.js';
import { text, type Text } from '../texts.js';
import { namesCountries, nameOf } from './country-names.js';
import { CountryEntity } from './country.entity.js';
import { RegionEntity } from './region.entity.js';
import { WhoRegionMembershipEntity, type WhoRegion } from './who-region-membership.entity.js';

interface Atlas {
  countries: Map<string, CountryEntity>;
  regions: Map<string, RegionEntity>;
  /** by country, the earliest first */
  whoRegions: Map<string, WhoRegionMembershipEntity[]>;
}

const MOST_LANGUAGES = 50;

/** Countries and regions, all in memory. */
@Injectable()
export class CountryService implements OnModuleInit {
  private readonly atlas = new Held(() => this.load());

  constructor(@Inject(Database) private readonly db: Database) {}

  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  refresh(): Promise<void> {
    return this.atlas.refresh();
  }

  codes(): string[] {
    return [...this.atlas.current.countries.keys()];
  }

  of(code: string): CountryEntity {
    const country = this.atlas.current.countries.get(code);
    if (!country) throw notFound(`The country ${code}`);
    return country;
  }

  region(code: string | null): RegionEntity | null {
    return code === null ? null : (this.atlas.current.regions.get(code) ?? null);
  }

  names(code: string, languages: readonly string[]): Text[] {
    if (languages.length > MOST_LANGUAGES)
      throw invalidInput([{ path: 'languages', message: `expected at most ${MOST_LANGUAGES}` }]);
    return languages.filter(namesCountries).map((language) => text(language, nameOf(code, [language])));
  }

  whoRegions(code: string): readonly WhoRegionMembershipEntity[] {
    return this.atlas.current.whoRegions.get(code) ?? [];
  }

  whoRegionOn(code: string, day: string): WhoRegion | null {
    return this.whoRegions(code).find(({ from, to }) => isWithin(day, from, to))?.region ?? null;
  }

  private async load(): Promise<Atlas> {
    const countries = await this.db.repository(CountryEntity).find({ order: { alpha2: 'ASC' } });
    const regions = await this.db.repository(RegionEntity).find();
    const periods = await this.db
      .repository(WhoRegionMembershipEntity)
      .find({ order: { country: 'ASC', from: { direction: 'ASC', nulls: 'FIRST' } } });
    return {
      countries: new Map(countries.map((country) => [country.alpha2, country])),
      regions: new Map(regions.map((region) => [region.code, region])),
      whoRegions: grouped(periods, ({ country }) => country),
    };
  }
}
