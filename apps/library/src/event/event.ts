import { isParticipantId, participantCountry } from '#kernel';
import { z } from 'zod';
import { checkEnvelope, countryCode, envelopeShape, refuseParties, unique } from '../publication/envelope.js';
import type { KindDefinition } from '../publication/kind-definition.js';
import { inWords, isCertainlyBefore, partialDate } from '../publication/legal-dates.js';
import { languageTag, text, texts } from '../publication/texts.js';
import { webAddress } from '../publication/web-address.js';
import { textsByLanguage } from '../search/search-text.js';
import { eventJsonLd } from './json-ld.js';

const placeSchema = z
  .strictObject({
    country: countryCode.optional(),
    city: text(200).optional(),
    venue: text(500).optional(),
    online: webAddress.optional(),
  })
  .refine(({ country, online }) => country !== undefined || online !== undefined, {
    error: 'expected a country, an address under online, or both',
  });

const organiserSchema = z
  .strictObject({
    participant: z
      .string()
      .refine(isParticipantId, {
        error: ({ input }) =>
          `${JSON.stringify(String(input).slice(0, 40))} is not the id of a participant, such as VN-MOH, ASEAN-HC3 or IOM`,
      })
      .optional(),
    name: text(300).optional(),
  })
  .refine(
    ({ participant, name }) => (participant === undefined) !== (name === undefined),
    'expected either participant or name',
  );

const eventSchema = z
  .strictObject({
    kind: z.literal('EVENT'),
    ...envelopeShape,
    eventType: z.enum(['SEMINAR', 'WORKSHOP', 'CONFERENCE', 'TRAINING', 'CONSULTATION', 'MEETING']),
    status: z.enum(['SCHEDULED', 'POSTPONED', 'CANCELLED']).default('SCHEDULED'),
    startsOn: partialDate,
    endsOn: partialDate.optional(),
    place: placeSchema.optional(),
    organisers: z.array(organiserSchema).max(50, 'at most 50').default([]),
    heldIn: unique(languageTag, 30),
    recommendations: texts(20_000).default({}),
  })
  .superRefine((event, context) => {
    checkEnvelope(event, context);
    refuseParties(event, context);
    if (isCertainlyBefore(event.endsOn, event.startsOn)) {
      context.addIssue({ code: 'custom', path: ['endsOn'], message: `lies before the first day (${event.startsOn})` });
    }
    const organisers = event.organisers.map(({ participant, name }) => participant ?? name);
    organisers.forEach((organiser, index) => {
      if (organisers.indexOf(organiser) === index) return;
      context.addIssue({ code: 'custom', path: ['organisers', index], message: `${organiser} is named twice` });
    });
  });

export type EventContent = z.infer<typeof eventSchema>;

export const event: KindDefinition<EventContent> = {
  kind: 'EVENT',
  noun: 'event',
  schema: eventSchema,
  countries: ({ place, organisers }) => [
    ...(place?.country ? [place.country] : []),
    ...organisers.flatMap(({ participant }) => (participant && participantCountry(participant)) ?? []),
  ],
  parties: () => [],
  legalDate: ({ startsOn }) => startsOn,
  status: ({ status, startsOn, endsOn }) => {
    if (status === 'CANCELLED') return 'Cancelled.';
    if (status === 'POSTPONED') return 'Postponed.';
    if (endsOn && endsOn !== startsOn) return `From ${inWords(startsOn)} to ${inWords(endsOn)}.`;
    return `The day: ${inWords(startsOn)}.`;
  },
  reference: () => undefined,
  identity: ({ eventType, startsOn, place }) => [eventType, startsOn, place?.country, place?.city],
  moreText: ({ originalLanguage: language, place, organisers, recommendations }) => [
    ...[place?.city, place?.venue].flatMap((text) => (text ? [{ field: 'place', language, text }] : [])),
    ...organisers.flatMap(({ name }) => (name ? [{ field: 'organisers', language, text: name }] : [])),
    ...textsByLanguage('recommendations', recommendations),
  ],
  jsonLd: eventJsonLd,
  untilSaid: { eventType: 'MEETING' },
  legalFields: ['status', 'startsOn', 'endsOn'],
  checkOwner: () => [],
};
