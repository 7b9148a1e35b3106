import { z } from 'zod';
import { checkEnvelope, countryCode, envelopeShape, refuseParties, unique } from '../publication/envelope.js';
import type { KindDefinition } from '../publication/kind-definition.js';
import { inWords, isCertainlyBefore, partialDate } from '../publication/legal-dates.js';
import { text, texts } from '../publication/texts.js';
import { textsByLanguage } from '../search/search-text.js';

const told = texts(10_000).default({});

const practiceSchema = z
  .strictObject({
    kind: z.literal('PRACTICE'),
    ...envelopeShape,
    problem: told,
    action: told,
    results: told,
    evidence: told,
    cost: told,
    replicability: told,
    startedOn: partialDate.optional(),
    endedOn: partialDate.optional(),
    countries: unique(countryCode, 249),
    partners: unique(text(300), 100),
  })
  .superRefine((practice, context) => {
    checkEnvelope(practice, context);
    refuseParties(practice, context);
    if (isCertainlyBefore(practice.endedOn, practice.startedOn)) {
      context.addIssue({ code: 'custom', path: ['endedOn'], message: `lies before the start (${practice.startedOn})` });
    }
  });

export type PracticeContent = z.infer<typeof practiceSchema>;

export const practice: KindDefinition<PracticeContent> = {
  kind: 'PRACTICE',
  noun: 'practice',
  schema: practiceSchema,
  countries: ({ countries }) => countries,
  parties: () => [],
  legalDate: ({ startedOn }) => startedOn ?? null,
  status: ({ startedOn, endedOn }) => {
    if (startedOn && endedOn) return `From ${inWords(startedOn)} to ${inWords(endedOn)}.`;
    return startedOn ? `Since ${inWords(startedOn)}.` : '';
  },
  reference: () => undefined,
  identity: ({ countries, startedOn }) => [[...countries].sort().join(' '), startedOn],
  moreText: ({ originalLanguage, problem, action, results, evidence, replicability, partners }) => [
    ...Object.entries({ problem, action, results, evidence, replicability }).flatMap(([field, texts]) =>
      textsByLanguage(field, texts),
    ),
    ...partners.map((text) => ({ field: 'partners', language: originalLanguage, text })),
  ],
  legalFields: [],
  checkOwner: () => [],
};
