import { Inject } from '@nestjs/common';
import { Args, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { isCountryCode } from '#kernel';
import { dayOf } from '../day.js';
import type { LanguageArgs, Text } from '../texts.js';
import { CountryListService, type CountryFilter } from './country-list.service.js';
import type { CountryReference } from './country-reference.js';
import { nameOf } from './country-names.js';
import { CountryService } from './country.service.js';
import type { RegionEntity } from './region.entity.js';
import type { WhoRegion, WhoRegionMembershipEntity } from './who-region-membership.entity.js';

/**
 * Every publication names its countries, so this is the most trodden path of the network. Field resolvers here take what
 * GraphQL gives (parent, arguments, context) without parameter decorators: Nest then binds the method as it is, and a
 * field answers at once instead of going through the pipeline and a promise.
 */
@Resolver('Country')
export class CountryResolver {
  constructor(
    @Inject(CountryService) private readonly countries: CountryService,
    @Inject(CountryListService) private readonly list: CountryListService,
  ) {}

  @Query()
  country(@Args('code') code: string): CountryReference {
    return { code };
  }

  @Query('countries')
  countriesThatFit(@Args() filter: CountryFilter): Promise<CountryReference[]> {
    return this.list.find(filter);
  }

  @ResolveReference()
  reference({ code }: CountryReference): CountryReference | null {
    return isCountryCode(code) ? { code } : null;
  }

  @ResolveField()
  name({ code }: CountryReference, { language }: LanguageArgs, { languages }: SubgraphContext): string {
    return nameOf(code, language ? [language] : languages);
  }

  @ResolveField()
  alpha3({ code }: CountryReference): string {
    return this.countries.of(code).alpha3;
  }

  @ResolveField()
  numeric({ code }: CountryReference): string {
    return this.countries.of(code).numeric;
  }

  @ResolveField()
  names({ code }: CountryReference, { languages }: { languages: string[] }): Text[] {
    return this.countries.names(code, languages);
  }

  @ResolveField()
  region({ code }: CountryReference): RegionEntity | null {
    return this.countries.region(this.countries.of(code).region);
  }

  @ResolveField()
  subregion({ code }: CountryReference): RegionEntity | null {
    return this.countries.region(this.countries.of(code).subregion);
  }

  @ResolveField()
  intermediateRegion({ code }: CountryReference): RegionEntity | null {
    return this.countries.region(this.countries.of(code).intermediateRegion);
  }

  @ResolveField()
  whoRegion({ code }: CountryReference, { on }: { on?: string | null }): WhoRegion | null {
    return this.countries.whoRegionOn(code, dayOf(on));
  }

  @ResolveField()
  whoRegions({ code }: CountryReference): readonly WhoRegionMembershipEntity[] {
    return this.countries.whoRegions(code);
  }
}
