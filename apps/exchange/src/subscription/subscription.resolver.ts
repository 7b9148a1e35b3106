import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import type { SubscriptionView } from './subscription-view.js';
import { SubscriptionService, type AlteredSubscriptionInput, type SubscriptionInput } from './subscription.service.js';

@Resolver('StandingSubscription')
export class SubscriptionResolver {
  constructor(@Inject(SubscriptionService) private readonly subscriptions: SubscriptionService) {}

  @Query('mySubscriptions')
  mySubscriptions(@CurrentActor() actor: Actor): Promise<SubscriptionView[]> {
    return this.subscriptions.mine(actor);
  }

  @Query('mySubscription')
  mySubscription(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<SubscriptionView | null> {
    return this.subscriptions.one(actor, id);
  }

  @Mutation('createSubscription')
  create(
    @CurrentActor() actor: Actor,
    @Args('input') input: SubscriptionInput,
  ): Promise<SubscriptionView | ErrorValue> {
    return asResult(() => this.subscriptions.create(actor, input));
  }

  @Mutation('updateSubscription')
  update(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('input') input: AlteredSubscriptionInput,
  ): Promise<SubscriptionView | ErrorValue> {
    return asResult(() => this.subscriptions.update(actor, id, input));
  }

  @Mutation('pauseSubscription')
  pause(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('until') until?: Date,
  ): Promise<SubscriptionView | ErrorValue> {
    return asResult(() => this.subscriptions.setPaused(actor, id, true, until));
  }

  @Mutation('resumeSubscription')
  resume(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<SubscriptionView | ErrorValue> {
    return asResult(() => this.subscriptions.setPaused(actor, id, false));
  }

  @Mutation('deleteSubscription')
  delete(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<{ __typename: string } | ErrorValue> {
    return asResult(() => this.subscriptions.delete(actor, id));
  }
}
