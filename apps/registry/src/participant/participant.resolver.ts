import { Inject } from '@nestjs/common';
import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { AuthorityEntity } from '../authority/authority.service.js';
import type { RegionalBodyEntity } from '../body/body.service.js';
import type { CountryReference } from '../country/country-reference.js';
import type { PartnerEntity } from '../partner/partner.service.js';
import { ParticipantDays } from '../person/participant-days.js';
import { allTexts, readText, type LanguageArgs, type Text } from '../texts.js';
import { ParticipantService, type ParticipantKind, type ParticipantReference } from './participant.service.js';

/** Has no reference resolver: a reference already is the participant. */
@Resolver('Participant')
export class ParticipantResolver {
  constructor(
    @Inject(ParticipantService) private readonly participants: ParticipantService,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
  ) {}

  @Query()
  participant(@Args('id') id: string): ParticipantReference | null {
    return this.participants.find(id);
  }

  @Query('participants')
  allParticipants(@Args('kinds') kinds?: ParticipantKind[] | null): ParticipantReference[] {
    const all = this.participants.all();
    return kinds ? all.filter(({ id }) => kinds.includes(this.participants.kind(id))) : all;
  }

  @ResolveField()
  kind({ id }: ParticipantReference): ParticipantKind {
    return this.participants.kind(id);
  }

  @ResolveField()
  name({ id }: ParticipantReference, args: LanguageArgs, context: SubgraphContext): string {
    return readText(this.participants.texts(id) ?? { en: id }, args, context);
  }

  @ResolveField()
  names({ id }: ParticipantReference): Text[] {
    return allTexts(this.participants.texts(id) ?? {});
  }

  @ResolveField()
  website({ id }: ParticipantReference): string | null {
    return this.participants.website(id);
  }

  @ResolveField()
  today({ id }: ParticipantReference): string {
    return this.days.today(id);
  }

  @ResolveField()
  country({ id }: ParticipantReference): CountryReference | null {
    return this.participants.country(id);
  }

  @ResolveField()
  authority({ id }: ParticipantReference): AuthorityEntity | null {
    return this.participants.authority(id);
  }

  @ResolveField()
  body({ id }: ParticipantReference): RegionalBodyEntity | null {
    return this.participants.body(id);
  }

  @ResolveField()
  partner({ id }: ParticipantReference): PartnerEntity | null {
    return this.participants.partner(id);
  }
}
