import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection } from '#database';
import { asResult, type ErrorValue } from '#graphql';
import { DeliveryService, type DeliveryFilter, type DeliveryView } from '../delivery/delivery.service.js';
import { EndpointService, type EndpointView } from './endpoint.service.js';

@Resolver('Endpoint')
export class EndpointResolver {
  constructor(
    @Inject(EndpointService) private readonly endpoints: EndpointService,
    @Inject(DeliveryService) private readonly deliveryService: DeliveryService,
  ) {}

  @Query('myEndpoints')
  myEndpoints(@CurrentActor() actor: Actor): Promise<EndpointView[]> {
    return this.endpoints.mine(actor);
  }

  @Mutation('createEndpoint')
  create(
    @CurrentActor() actor: Actor,
    @Args('input') input: { url: string; description?: string },
  ): Promise<{ __typename: string } | ErrorValue> {
    return asResult(() => this.endpoints.create(actor, input));
  }

  @Mutation('deleteEndpoint')
  delete(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<{ __typename: string } | ErrorValue> {
    return asResult(() => this.endpoints.delete(actor, id));
  }

  @ResolveField('deliveries')
  deliveries(
    @CurrentActor() actor: Actor,
    @Parent() { id }: EndpointView,
    @Args('first') first?: number,
    @Args('after') after?: string,
    @Args('state') state?: DeliveryFilter['state'],
    @Args('since') since?: string,
  ): Promise<Connection<DeliveryView>> {
    return this.deliveryService.ofEndpoint(actor, id, { first, after, state, since });
  }
}
