import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { EndpointView } from '../endpoint/endpoint-view.js';
import type { SubscriptionView } from '../subscription/subscription-view.js';
import { ChannelReader, type SubscriptionMailView } from './channel-reader.js';

@Resolver('StandingSubscription')
export class ChannelResolver {
  constructor(@Inject(ChannelReader) private readonly channels: ChannelReader) {}

  @ResolveField('endpoint')
  endpoint(@Parent() { id }: SubscriptionView, @Context() context: SubgraphContext): Promise<EndpointView | null> {
    return this.channels.firstEndpoint(context, id);
  }

  @ResolveField('endpoints')
  endpoints(@Parent() { id }: SubscriptionView, @Context() context: SubgraphContext): Promise<EndpointView[]> {
    return this.channels.endpoints(context, id);
  }

  @ResolveField('mail')
  mail(@Parent() { id }: SubscriptionView, @Context() context: SubgraphContext): Promise<SubscriptionMailView[]> {
    return this.channels.mail(context, id);
  }
}
