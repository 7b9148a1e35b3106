import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import type { EndRoleInput } from '../person/role.service.js';
import { DelegationService, type DelegateInput } from './delegation.service.js';

@Resolver()
export class DelegationResolver {
  constructor(@Inject(DelegationService) private readonly delegations: DelegationService) {}

  @Mutation()
  delegate(
    @CurrentActor() actor: Actor,
    @Args('input') input: DelegateInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.delegations.delegate(actor, input));
  }

  @Mutation()
  endDelegation(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndRoleInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.delegations.end(actor, input));
  }
}
