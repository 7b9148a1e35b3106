import { z } from 'zod';
import { checkEnvelope, countryCode, envelopeShape, refuseParties, unique } from '../publication/envelope.js';
import type { KindDefinition } from '../publication/kind-definition.js';
import { onDate, partialDate } from '../publication/legal-dates.js';
import { text } from '../publication/texts.js';
import { resourceJsonLd } from './json-ld.js';

const mediaType = text(100).refine((value) => /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/.test(value), {
  error: ({ input }) =>
    `${JSON.stringify(String(input).slice(0, 100))} is not a media type; expected one such as application/pdf, text/html or text/csv`,
});

const resourceSchema = z
  .strictObject({
    kind: z.literal('RESOURCE'),
    ...envelopeShape,
    resourceType: z.enum([
      'GUIDE',
      'TOOL',
      'TRAINING_MATERIAL',
      'REPORT',
      'DATASET',
      'STANDARD',
      'TEMPLATE',
      'WEBSITE',
      'CONTACT_LIST',
      'OTHER',
    ]),
    authors: unique(text(300), 100),
    publisher: text(500).optional(),
    issuedOn: partialDate.optional(),
    edition: text(200).optional(),
    identifier: text(200).optional(),
    licence: text(500).optional(),
    format: mediaType.optional(),
    countries: unique(countryCode, 249),
  })
  .superRefine((resource, context) => {
    checkEnvelope(resource, context);
    refuseParties(resource, context);
    if (resource.resourceType === 'WEBSITE' && resource.officialUrl === undefined) {
      context.addIssue({ code: 'custom', path: ['officialUrl'], message: 'is missing: a website needs its address' });
    }
  });

export type ResourceContent = z.infer<typeof resourceSchema>;

export const resource: KindDefinition<ResourceContent> = {
  kind: 'RESOURCE',
  noun: 'resource',
  schema: resourceSchema,
  countries: ({ countries }) => countries,
  parties: () => [],
  legalDate: ({ issuedOn }) => issuedOn ?? null,
  status: ({ issuedOn }) => (issuedOn ? `Issued ${onDate(issuedOn)}.` : ''),
  reference: ({ identifier }) => identifier,
  identity: ({ resourceType, identifier, edition, issuedOn }) => [resourceType, identifier, edition, issuedOn],
  moreText: ({ originalLanguage: language, authors, publisher, edition }) => [
    ...authors.map((text) => ({ field: 'authors', language, text })),
    ...(publisher ? [{ field: 'publisher', language, text: publisher }] : []),
    ...(edition ? [{ field: 'edition', language, text: edition }] : []),
  ],
  jsonLd: resourceJsonLd,
  untilSaid: { resourceType: 'OTHER' },
  legalFields: [],
  checkOwner: () => [],
};
