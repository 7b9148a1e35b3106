import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { readText } from '../texts.js';
import { CountryService } from './country.service.js';
import type { RegionEntity } from './region.entity.js';

@Resolver('Region')
export class RegionResolver {
  constructor(@Inject(CountryService) private readonly countries: CountryService) {}

  @ResolveField()
  name(
    @Parent() region: RegionEntity,
    @Args('language') asked: string | undefined,
    @Context() { languages }: SubgraphContext,
  ): string {
    return readText(region.name, asked, languages);
  }

  @ResolveField()
  parent(@Parent() region: RegionEntity): RegionEntity | null {
    return this.countries.region(region.parent);
  }
}
