import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { inForce, type Grant, type Person } from '#access';
import type { SubgraphContext } from '#graphql';
import type { ParticipantReference } from '../participant/participant.service.js';
import { ParticipantDays } from './participant-days.js';
import { PersonService } from './person.service.js';

@Resolver('RoleGrant')
export class RoleGrantResolver {
  constructor(
    @Inject(PersonService) private readonly persons: PersonService,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
  ) {}

  @ResolveField()
  person({ person }: Grant, _: object, context: SubgraphContext): Promise<Person | null> {
    return this.persons.byId(context, person);
  }

  @ResolveField()
  participant({ participant }: Grant): ParticipantReference {
    return { id: participant };
  }

  @ResolveField()
  from({ participant, startsAt }: Grant): string {
    return this.days.firstDay(participant, startsAt);
  }

  @ResolveField()
  until({ participant, endsAt }: Grant): string | null {
    return this.days.lastDay(participant, endsAt);
  }

  @ResolveField()
  inForce(grant: Grant): boolean {
    return inForce([grant], new Date()).length > 0;
  }
}
