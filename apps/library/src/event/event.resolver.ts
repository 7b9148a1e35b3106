import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContentFields } from '../publication/content-fields.js';
import { kindResolver } from '../publication/kind-resolver.js';
import {
  countryReference,
  participantReference,
  type CountryReference,
  type ParticipantReference,
} from '../publication/publication-fields.js';
import { TranslatedFields } from '../publication/translated-fields.js';
import type { EventContent } from './event.js';

@Resolver('Event')
@ContentFields('eventType', 'status', 'startsOn', 'endsOn', 'place', 'organisers', 'heldIn')
@TranslatedFields('recommendations')
export class EventResolver extends kindResolver('EVENT', ['recommendations']) {}

@Resolver('EventPlace')
export class EventPlaceResolver {
  @ResolveField()
  country(@Parent() { country }: NonNullable<EventContent['place']>): CountryReference | null {
    return country === undefined ? null : countryReference(country);
  }
}

@Resolver('EventOrganiser')
export class EventOrganiserResolver {
  @ResolveField()
  participant(@Parent() { participant }: EventContent['organisers'][number]): ParticipantReference | null {
    return participant === undefined ? null : participantReference(participant);
  }
}
