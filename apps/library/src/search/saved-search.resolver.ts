import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import { PublicationList, type ListArguments, type PublicationPage } from '../publication/publication-list.service.js';
import { FeedUrls } from './feed-urls.js';
import { followable, type FollowableSearch } from './followable.js';
import type { SavedSearchEntity } from './saved-search.entity.js';
import { SavedSearches, type SearchToSave } from './saved-searches.service.js';

@Resolver('SavedSearch')
export class SavedSearchResolver {
  constructor(
    @Inject(SavedSearches) private readonly saved: SavedSearches,
    @Inject(PublicationList) private readonly list: PublicationList,
    @Inject(FeedUrls) private readonly urls: FeedUrls,
  ) {}

  @Query()
  mySavedSearches(@CurrentActor() actor: Actor): Promise<SavedSearchEntity[]> {
    return this.saved.mine(actor);
  }

  @Mutation()
  saveSearch(@CurrentActor() actor: Actor, @Args() given: SearchToSave): Promise<object | ErrorValue> {
    return asResult(async () => ({ __typename: 'SavedSearch', ...(await this.saved.save(actor, given)) }));
  }

  @Mutation()
  deleteSavedSearch(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<object | ErrorValue> {
    return asResult(async () => {
      await this.saved.delete(actor, id);
      return { __typename: 'SavedSearchDeleted', id };
    });
  }

  @ResolveField()
  filter(@Parent() { filter }: SavedSearchEntity): string {
    return JSON.stringify(filter);
  }

  @ResolveField()
  results(
    @CurrentActor() actor: Actor,
    @Parent() { filter, search }: SavedSearchEntity,
    @Args() given: ListArguments,
  ): Promise<PublicationPage> {
    return this.list.all(actor, { ...given, filter, search });
  }

  @ResolveField()
  follow(@Parent() saved: SavedSearchEntity): FollowableSearch {
    return followable(saved);
  }

  @ResolveField()
  feed(@Parent() saved: SavedSearchEntity): string {
    return this.urls.of(followable(saved));
  }
}
