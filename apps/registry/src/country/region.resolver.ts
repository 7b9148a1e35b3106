import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { readText, type LanguageArgs } from '../texts.js';
import { CountryService } from './country.service.js';
import type { RegionEntity } from './region.entity.js';

@Resolver('Region')
export class RegionResolver {
  constructor(@Inject(CountryService) private readonly countries: CountryService) {}

  @ResolveField()
  name(region: RegionEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(region.name, args, context);
  }

  @ResolveField()
  parent(region: RegionEntity): RegionEntity | null {
    return this.countries.region(region.parent);
  }
}
