import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CountryReference } from '../country/country.reference.js';
import type { SafeguardsEditionEntity } from './safeguards-edition.entity.js';
import type { SafeguardsListingEntity } from './safeguards-listing.entity.js';
import { SafeguardsListService } from './safeguards-list.service.js';

@Resolver('SafeguardsListing')
export class SafeguardsListingResolver {
  constructor(@Inject(SafeguardsListService) private readonly lists: SafeguardsListService) {}

  @ResolveField()
  edition(@Parent() listing: SafeguardsListingEntity): SafeguardsEditionEntity | null {
    return this.lists.find(listing.edition);
  }

  @ResolveField()
  country(@Parent() listing: SafeguardsListingEntity): CountryReference {
    return { code: listing.country };
  }
}

@Resolver('Country')
export class CountrySafeguardsResolver {
  constructor(@Inject(SafeguardsListService) private readonly lists: SafeguardsListService) {}

  @ResolveField()
  safeguards(@Parent() { code }: CountryReference): SafeguardsListingEntity[] {
    return this.lists.listingsOf(code);
  }

  @ResolveField()
  onSafeguardsList(
    @Parent() { code }: CountryReference,
    @Args('edition') edition?: string,
    @Args('on') on?: string,
  ): boolean | null {
    return this.lists.wasOn(code, edition, on);
  }
}
