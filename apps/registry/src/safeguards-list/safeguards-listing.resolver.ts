import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { CountryReference } from '../country/country-reference.js';
import type { SafeguardsEditionEntity } from './safeguards-edition.entity.js';
import type { SafeguardsListingEntity } from './safeguards-listing.entity.js';
import { SafeguardsListService } from './safeguards-list.service.js';

@Resolver('SafeguardsListing')
export class SafeguardsListingResolver {
  constructor(@Inject(SafeguardsListService) private readonly lists: SafeguardsListService) {}

  @ResolveField()
  edition(listing: SafeguardsListingEntity): SafeguardsEditionEntity | null {
    return this.lists.find(listing.edition);
  }

  @ResolveField()
  country(listing: SafeguardsListingEntity): CountryReference {
    return { code: listing.country };
  }
}

@Resolver('Country')
export class CountrySafeguardsResolver {
  constructor(@Inject(SafeguardsListService) private readonly lists: SafeguardsListService) {}

  @ResolveField()
  safeguards({ code }: CountryReference): SafeguardsListingEntity[] {
    return this.lists.listingsOf(code);
  }

  @ResolveField()
  onSafeguardsList(
    { code }: CountryReference,
    { edition, on }: { edition?: string | null; on?: string | null },
  ): boolean | null {
    return this.lists.wasOn(code, edition, on);
  }
}
