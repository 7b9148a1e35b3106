import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type Grant, type ParticipantRule, type Person } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import type { ParticipantReference } from '../participant/participant.service.js';
import { ParticipantRuleService, type SetParticipantRuleInput } from './participant-rule.service.js';
import { PersonService } from './person.service.js';
import { RoleService, type EndRoleInput, type GrantRoleInput } from './role.service.js';

@Resolver('Person')
export class PersonResolver {
  constructor(
    @Inject(PersonService) private readonly persons: PersonService,
    @Inject(RoleService) private readonly granting: RoleService,
    @Inject(ParticipantRuleService) private readonly rules: ParticipantRuleService,
  ) {}

  @Query()
  people(@CurrentActor() actor: Actor, @Args('participant') participant?: string | null): Promise<Person[]> {
    return this.persons.at(actor, participant);
  }

  @Query()
  person(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<Person | null> {
    return this.persons.find(actor, id);
  }

  @Query()
  participantRule(
    @CurrentActor() actor: Actor,
    @Args('participant') participant?: string | null,
  ): Promise<ParticipantRule> {
    return this.rules.at(actor, participant);
  }

  @Mutation()
  grantRole(
    @CurrentActor() actor: Actor,
    @Args('input') input: GrantRoleInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.granting.grant(actor, input));
  }

  @Mutation()
  endRole(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndRoleInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.granting.end(actor, input));
  }

  @Mutation()
  setParticipantRule(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetParticipantRuleInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.rules.set(actor, input));
  }

  @ResolveReference()
  reference({ id }: { id: string }, context: SubgraphContext): Promise<Person | null> {
    return this.persons.find(context.actor, id);
  }

  @ResolveField()
  roles({ id }: Person, _: object, context: SubgraphContext): Promise<Grant[]> {
    return this.persons.rolesOf(context, id);
  }
}

@Resolver('ParticipantRule')
export class ParticipantRuleResolver {
  @ResolveField()
  participant({ participant }: { participant: string }): ParticipantReference {
    return { id: participant };
  }
}
