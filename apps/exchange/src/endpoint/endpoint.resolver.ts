import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection } from '#database';
import { asResult, type ErrorValue } from '#graphql';
import { DeliveryService, type DeliveryFilter, type DeliveryView } from '../delivery/delivery.service.js';
import type { EndpointInput } from './endpoint-input.js';
import { EndpointSecretService } from './endpoint-secret.service.js';
import { EndpointTrialService } from './endpoint-trial.service.js';
import type { EndpointView } from './endpoint-view.js';
import { EndpointService } from './endpoint.service.js';

type Result = Promise<{ __typename: string } | ErrorValue>;

@Resolver('Endpoint')
export class EndpointResolver {
  constructor(
    @Inject(EndpointService) private readonly endpoints: EndpointService,
    @Inject(EndpointTrialService) private readonly trials: EndpointTrialService,
    @Inject(EndpointSecretService) private readonly secrets: EndpointSecretService,
    @Inject(DeliveryService) private readonly deliveryService: DeliveryService,
  ) {}

  @Query('myEndpoints')
  myEndpoints(@CurrentActor() actor: Actor): Promise<EndpointView[]> {
    return this.endpoints.mine(actor);
  }

  @Query('myEndpoint')
  myEndpoint(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<EndpointView | null> {
    return this.endpoints.one(actor, id);
  }

  @Mutation('createEndpoint')
  create(@CurrentActor() actor: Actor, @Args('input') input: EndpointInput & { url: string }): Result {
    return asResult(() => this.endpoints.create(actor, input));
  }

  @Mutation('updateEndpoint')
  update(@CurrentActor() actor: Actor, @Args('id') id: string, @Args('input') input: EndpointInput): Result {
    return asResult(() => this.endpoints.update(actor, id, input));
  }

  @Mutation('verifyEndpoint')
  verify(@CurrentActor() actor: Actor, @Args('id') id: string): Result {
    return asResult(() => this.trials.verify(actor, id));
  }

  @Mutation('enableEndpoint')
  enable(@CurrentActor() actor: Actor, @Args('id') id: string, @Args('catchUp') catchUp: boolean): Result {
    return asResult(() => this.trials.enable(actor, id, catchUp));
  }

  @Mutation('rotateEndpointSecret')
  rotateSecret(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('overlapHours') overlapHours: number,
  ): Result {
    return asResult(() => this.secrets.rotate(actor, id, overlapHours));
  }

  @Mutation('testEndpoint')
  test(@CurrentActor() actor: Actor, @Args('id') id: string): Result {
    return asResult(() => this.trials.test(actor, id));
  }

  @Mutation('deleteEndpoint')
  delete(@CurrentActor() actor: Actor, @Args('id') id: string): Result {
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
