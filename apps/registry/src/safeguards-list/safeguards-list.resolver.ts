import { Inject } from '@nestjs/common';
import { Args, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { CountryReference } from '../country/country-reference.js';
import { readText, type LanguageArgs } from '../texts.js';
import type { SafeguardsEditionEntity } from './safeguards-edition.entity.js';
import { SafeguardsListService } from './safeguards-list.service.js';

@Resolver('SafeguardsListEdition')
export class SafeguardsListResolver {
  constructor(@Inject(SafeguardsListService) private readonly lists: SafeguardsListService) {}

  @Query()
  safeguardsList(@Args('id') id?: string, @Args('on') on?: string): SafeguardsEditionEntity | null {
    return this.lists.idOrInForce(id, on);
  }

  @Query()
  safeguardsLists(): SafeguardsEditionEntity[] {
    return this.lists.all();
  }

  @ResolveReference()
  reference({ id }: { id: string }): SafeguardsEditionEntity | null {
    return this.lists.find(id);
  }

  @ResolveField()
  title(edition: SafeguardsEditionEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(edition.title, args, context);
  }

  @ResolveField()
  criteria(edition: SafeguardsEditionEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(edition.criteria, args, context);
  }

  @ResolveField()
  countries({ id }: SafeguardsEditionEntity): CountryReference[] {
    return this.lists.listed(id, true).map((code) => ({ code }));
  }

  @ResolveField()
  uncertain({ id }: SafeguardsEditionEntity): CountryReference[] {
    return this.lists.listed(id, false).map((code) => ({ code }));
  }
}
