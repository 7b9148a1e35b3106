import { z } from 'zod';
import { checkEnvelope, countryCode, envelopeShape, refuseParties, topicCode } from '../publication/envelope.js';
import type { KindDefinition } from '../publication/kind-definition.js';
import { inWords, onDate, partialDate } from '../publication/legal-dates.js';
import { text } from '../publication/texts.js';
import { legislation } from './json-ld.js';
import { legalDays } from './legal-days.js';
import { checkLegalSense } from './legal-sense.js';

const entryIntoForce = z.strictObject({
  on: partialDate,
  provisions: z.array(text(500)).min(1, 'name at least one, or leave it out').max(500, 'at most 500').optional(),
  note: text(2000).optional(),
});

const lawSchema = z
  .strictObject({
    kind: z.literal('LAW'),
    ...envelopeShape,
    lawType: z.enum([
      'CONSTITUTION',
      'ACT',
      'REGULATION',
      'DECREE',
      'ORDER',
      'GUIDELINE',
      'POLICY',
      'CODE_OF_PRACTICE',
      'COURT_DECISION',
      'RESOLUTION',
    ]),
    number: text(200).optional(),
    gazette: text(500).optional(),
    jurisdiction: countryCode.optional(),
    adoptedOn: partialDate.optional(),
    publishedOn: partialDate.optional(),
    inForceOn: partialDate.optional(),
    entriesIntoForce: z
      .array(entryIntoForce)
      .min(1, 'name at least one, or leave it out')
      .max(50, 'at most 50')
      .optional(),
    repealedOn: partialDate.optional(),
    legalForce: z.enum(['DRAFT', 'ADOPTED', 'IN_FORCE', 'PARTLY_IN_FORCE', 'NOT_IN_FORCE', 'REPEALED', 'UNKNOWN']),
    provisions: z
      .array(z.strictObject({ heading: text(500), summary: text(5000).optional(), topic: topicCode.optional() }))
      .max(500, 'at most 500')
      .default([]),
  })
  .superRefine((law, context) => {
    checkEnvelope(law, context);
    refuseParties(law, context);
    checkLegalSense(law, context);
  });

export type LawContent = z.infer<typeof lawSchema>;

export const law: KindDefinition<LawContent> = {
  kind: 'LAW',
  noun: 'law',
  schema: lawSchema,
  countries: ({ jurisdiction }) => (jurisdiction ? [jurisdiction] : []),
  parties: () => [],
  legalDate: (content) =>
    (content.legalForce === 'REPEALED' ? content.repealedOn : undefined) ??
    content.inForceOn ??
    content.adoptedOn ??
    content.publishedOn ??
    null,
  status: (content) => {
    if (content.repealedOn) return `Repealed from ${inWords(content.repealedOn)}.`;
    if (content.legalForce === 'DRAFT') return 'A draft, not yet law.';
    if (content.inForceOn) return `In force from ${inWords(content.inForceOn)}.`;
    return content.adoptedOn ? `Adopted ${onDate(content.adoptedOn)}.` : '';
  },
  reference: ({ number }) => number,
  identity: ({ lawType, jurisdiction, number, adoptedOn }) => [lawType, jurisdiction, number, adoptedOn],
  moreText: ({ originalLanguage: language, gazette, provisions }) => [
    ...(gazette ? [{ field: 'gazette', language, text: gazette }] : []),
    ...provisions.flatMap(({ heading, summary }) =>
      [heading, ...(summary ? [summary] : [])].map((text) => ({ field: 'provisions', language, text })),
    ),
  ],
  jsonLd: legislation,
  legalFields: [
    'lawType',
    'jurisdiction',
    'adoptedOn',
    'publishedOn',
    'inForceOn',
    'entriesIntoForce',
    'repealedOn',
    'legalForce',
  ],
  legalDays,
  untilSaid: { lawType: 'ACT', legalForce: 'UNKNOWN' },
  checkOwner: () => [],
};
