import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type ServiceAccount } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import type { ParticipantReference } from '../participant/participant.service.js';
import {
  ServiceAccountService,
  type CreateServiceAccountInput,
  type ServiceAccountActions,
} from './service-account.service.js';

@Resolver('ServiceAccount')
export class ServiceAccountResolver {
  constructor(@Inject(ServiceAccountService) private readonly accounts: ServiceAccountService) {}

  @Query()
  serviceAccounts(
    @CurrentActor() actor: Actor,
    @Args('participant') participant?: string | null,
  ): Promise<ServiceAccount[]> {
    return this.accounts.at(actor, participant);
  }

  @Mutation()
  createServiceAccount(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateServiceAccountInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.accounts.create(actor, input));
  }

  @Mutation()
  rotateServiceAccountSecret(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.accounts.rotate(actor, id));
  }

  @Mutation()
  revokeServiceAccount(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.accounts.revoke(actor, id));
  }

  @ResolveField('viewerCan')
  actions(@Parent() account: ServiceAccount, @CurrentActor() actor: Actor): ServiceAccountActions {
    return this.accounts.viewerCan(actor, account);
  }

  @ResolveField()
  participant({ participant }: ServiceAccount): ParticipantReference {
    return { id: participant };
  }
}
