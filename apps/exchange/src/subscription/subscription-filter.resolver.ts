import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { conceptsIn, participantsIn } from './named-in-filter.js';
import type { SubscriptionView } from './subscription-view.js';

@Resolver('SubscriptionFilter')
export class SubscriptionFilterResolver {
  @ResolveField('participants')
  participants(@Parent() filter: SubscriptionView['filter']): ReturnType<typeof participantsIn> {
    return participantsIn(filter);
  }

  @ResolveField('concepts')
  concepts(@Parent() filter: SubscriptionView['filter']): ReturnType<typeof conceptsIn> {
    return conceptsIn(filter);
  }
}
