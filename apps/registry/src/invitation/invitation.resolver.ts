import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type Invitation, type Person } from '#access';
import type { SubgraphContext } from '#graphql';
import { LetterService } from '../mail/letter.service.js';
import type { LetterEntity } from '../mail/letter.entity.js';
import { mutate } from '../mutation.js';
import type { ParticipantReference } from '../participant/participant.service.js';
import { ParticipantDays } from '../person/participant-days.js';
import { PersonService } from '../person/person.service.js';
import type { InviteInput } from './invitation-input.js';
import { stateOf, type InvitationState } from './invitation-state.js';
import { InvitationService } from './invitation.service.js';

@Resolver('Invitation')
export class InvitationResolver {
  constructor(
    @Inject(InvitationService) private readonly invitation: InvitationService,
    @Inject(LetterService) private readonly letters: LetterService,
    @Inject(PersonService) private readonly persons: PersonService,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
  ) {}

  @Query()
  invitations(@CurrentActor() actor: Actor, @Args('participant') participant?: string | null): Promise<Invitation[]> {
    return this.invitation.at(actor, participant);
  }

  @Mutation()
  invite(
    @CurrentActor() actor: Actor,
    @Args('input') input: InviteInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.invitation.invite(actor, input));
  }

  @Mutation()
  resendInvitation(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.invitation.resend(actor, id));
  }

  @Mutation()
  withdrawInvitation(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.invitation.withdraw(actor, id));
  }

  @ResolveField()
  participant({ participant }: Invitation): ParticipantReference {
    return { id: participant };
  }

  @ResolveField()
  from({ participant, startsAt }: Invitation): string {
    return this.days.firstDay(participant, startsAt);
  }

  @ResolveField()
  until({ participant, endsAt }: Invitation): string | null {
    return this.days.lastDay(participant, endsAt);
  }

  @ResolveField()
  state(invitation: Invitation): InvitationState {
    return stateOf(invitation);
  }

  @ResolveField()
  acceptedBy({ acceptedBy }: Invitation, _: object, context: SubgraphContext): Promise<Person | null> | null {
    return acceptedBy === null ? null : this.persons.byId(context, acceptedBy);
  }

  @ResolveField()
  letter({ id }: Invitation, _: object, context: SubgraphContext): Promise<LetterEntity | null> {
    return this.letters.lastAbout(context, id);
  }
}
