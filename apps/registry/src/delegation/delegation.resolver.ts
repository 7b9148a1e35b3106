import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type Grant, type Person } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import type { SignedIn } from '../person/own-people.js';
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

@Resolver('Me')
export class LendingResolver {
  constructor(@Inject(DelegationService) private readonly delegations: DelegationService) {}

  @ResolveField()
  lent(me: SignedIn): Promise<Grant[]> {
    return this.delegations.lent(me);
  }

  @ResolveField()
  colleagues(me: SignedIn): Promise<Person[]> {
    return this.delegations.colleagues(me);
  }
}
