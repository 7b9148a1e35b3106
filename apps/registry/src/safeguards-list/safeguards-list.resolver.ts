import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { CountryReference } from '../country/country.reference.js';
import { readText } from '../texts.js';
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
  title(
    @Parent() edition: SafeguardsEditionEntity,
    @Args('language') asked: string | undefined,
    @Context() { languages }: SubgraphContext,
  ): string {
    return readText(edition.title, asked, languages);
  }

  @ResolveField()
  criteria(
    @Parent() edition: SafeguardsEditionEntity,
    @Args('language') asked: string | undefined,
    @Context() { languages }: SubgraphContext,
  ): string {
    return readText(edition.criteria, asked, languages);
  }

  @ResolveField()
  countries(@Parent() { id }: SafeguardsEditionEntity): CountryReference[] {
    return this.lists.listed(id, true).map((code) => ({ code }));
  }

  @ResolveField()
  uncertain(@Parent() { id }: SafeguardsEditionEntity): CountryReference[] {
    return this.lists.listed(id, false).map((code) => ({ code }));
  }
}
