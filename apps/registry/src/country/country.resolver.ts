import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf } from '../day.js';
import type { Text } from '../texts.js';
import { CountryListService, type CountryFilter } from './country-list.service.js';
import type { CountryReference } from './country.reference.js';
import { CountryService } from './country.service.js';
import type { RegionEntity } from './region.entity.js';
import type { WhoRegion, WhoRegionMembershipEntity } from './who-region-membership.entity.js';

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

  @ResolveField()
  alpha3(@Parent() { code }: CountryReference): string {
    return this.countries.of(code).alpha3;
  }

  @ResolveField()
  numeric(@Parent() { code }: CountryReference): string {
    return this.countries.of(code).numeric;
  }

  @ResolveField()
  names(@Parent() { code }: CountryReference, @Args('languages') languages: string[]): Text[] {
    return this.countries.names(code, languages);
  }

  @ResolveField()
  region(@Parent() { code }: CountryReference): RegionEntity | null {
    return this.countries.region(this.countries.of(code).region);
  }

  @ResolveField()
  subregion(@Parent() { code }: CountryReference): RegionEntity | null {
    return this.countries.region(this.countries.of(code).subregion);
  }

  @ResolveField()
  intermediateRegion(@Parent() { code }: CountryReference): RegionEntity | null {
    return this.countries.region(this.countries.of(code).intermediateRegion);
  }

  @ResolveField()
  whoRegion(@Parent() { code }: CountryReference, @Args('on') on?: string): WhoRegion | null {
    return this.countries.whoRegionOn(code, dayOf(on));
  }

  @ResolveField()
  whoRegions(@Parent() { code }: CountryReference): readonly WhoRegionMembershipEntity[] {
    return this.countries.whoRegions(code);
  }
}
