import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type FeedLink, type Person } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import type { ParticipantReference } from '../participant/participant.service.js';
import { PersonService } from '../person/person.service.js';
import { FeedLinkService, type FeedLinkInput } from './feed-link.service.js';

@Resolver('FeedLink')
export class FeedLinkResolver {
  constructor(
    @Inject(FeedLinkService) private readonly links: FeedLinkService,
    @Inject(PersonService) private readonly persons: PersonService,
  ) {}

  @Query()
  feedLinks(@CurrentActor() actor: Actor, @Args('all') all: boolean): Promise<FeedLink[]> {
    return this.links.list(actor, all);
  }

  @Mutation()
  createFeedLink(
    @CurrentActor() actor: Actor,
    @Args() given: FeedLinkInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.links.create(actor, given));
  }

  @Mutation()
  revokeFeedLink(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.links.revoke(actor, id));
  }

  @ResolveField()
  person({ person }: FeedLink, _: object, context: SubgraphContext): Promise<Person | null> {
    return this.persons.byId(context, person);
  }

  @ResolveField()
  participant({ participant }: FeedLink): ParticipantReference {
    return { id: participant };
  }
}
