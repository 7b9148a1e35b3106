import { isParticipantId, participantCountry } from '#kernel';
import { z } from 'zod';
import { checkEnvelope, countryCode, envelopeShape, unique } from '../publication/envelope.js';
import type { KindDefinition } from '../publication/kind-definition.js';
import { inWords, isCertainlyBefore, onDate, partialDate } from '../publication/legal-dates.js';
import { text } from '../publication/texts.js';

const partySchema = z
  .strictObject({
    country: countryCode.optional(),
    body: z
      .string()
      .refine((id) => isParticipantId(id) && participantCountry(id) === null, {
        error: ({ input }) =>
          `${JSON.stringify(String(input).slice(0, 40))} is not the id of a body or partner, such as ASEAN-HC3 or IOM`,
      })
      .optional(),
    role: z.enum(['ORIGIN', 'DESTINATION', 'BOTH']).optional(),
    ministry: text(500).optional(),
    signedOn: partialDate.optional(),
    ratifiedOn: partialDate.optional(),
    inForceOn: partialDate.optional(),
  })
  .refine((party) => (party.country === undefined) !== (party.body === undefined), 'expected either country or body');

const agreementSchema = z
  .strictObject({
    kind: z.literal('AGREEMENT'),
    ...envelopeShape,
    agreementType: z.enum(['BILATERAL', 'MULTILATERAL', 'REGIONAL']),
    form: z.enum(['TREATY', 'AGREEMENT', 'MOU', 'PROTOCOL', 'MRA', 'TRADE_AGREEMENT', 'INSTITUTIONAL']),
    binding: z.boolean().optional(),
    parties: z.array(partySchema).max(250, 'at most 250'),
    signedOn: partialDate.optional(),
    publishedOn: partialDate.optional(),
    inForceOn: partialDate.optional(),
    expiresOn: partialDate.optional(),
    phase: z.enum(['NEGOTIATION', 'SIGNED', 'IN_FORCE', 'ENDED', 'UNKNOWN']),
    content: unique(
      z.enum([
        'EDUCATION',
        'CAPACITY',
        'RECRUITMENT',
        'RECOGNITION',
        'CIRCULAR_MIGRATION',
        'RETENTION',
        'SOCIAL_PROTECTION',
        'RETURN',
      ]),
      20,
    ),
  })
  .superRefine((agreement, context) => {
    checkEnvelope(agreement, context);
    const names = partyNames(agreement);
    if (new Set(names).size < 2) {
      context.addIssue({ code: 'custom', path: ['parties'], message: 'an agreement needs at least two parties' });
    }
    names.forEach((name, index) => {
      if (names.indexOf(name) === index || new Set(names).size < 2) return;
      context.addIssue({ code: 'custom', path: ['parties', index], message: `${name} is named twice` });
    });
    if (isCertainlyBefore(agreement.expiresOn, agreement.inForceOn)) {
      context.addIssue({
        code: 'custom',
        path: ['expiresOn'],
        message: `lies before the entry into force (${agreement.inForceOn})`,
      });
    }
  });

export type AgreementContent = z.infer<typeof agreementSchema>;

const partyNames = ({ parties }: Pick<AgreementContent, 'parties'>): string[] =>
  parties.map((party) => party.country ?? party.body ?? '');

export const agreement: KindDefinition<AgreementContent> = {
  kind: 'AGREEMENT',
  typename: 'Agreement',
  noun: 'agreement',
  schema: agreementSchema,
  countries: ({ parties }) => parties.flatMap((party) => party.country ?? []),
  parties: partyNames,
  legalDate: (content) =>
    (content.phase === 'ENDED' ? content.expiresOn : undefined) ??
    content.inForceOn ??
    content.signedOn ??
    content.publishedOn ??
    null,
  status: (content) => {
    if (content.phase === 'ENDED') return content.expiresOn ? `Ended ${onDate(content.expiresOn)}.` : 'Ended.';
    if (content.inForceOn) return `In force from ${inWords(content.inForceOn)}.`;
    return content.signedOn ? `Signed ${onDate(content.signedOn)}.` : '';
  },
  reference: () => undefined,
  moreText: ({ originalLanguage: language, parties }) =>
    parties.flatMap(({ ministry }) => (ministry ? [{ field: 'parties', language, text: ministry }] : [])),
  checkOwner: (content, owner) => {
    const country = participantCountry(owner);
    if (country === null || partyNames(content).includes(country)) return [];
    return [{ path: 'parties', message: `${country}, whose authority owns this record, must be one of the parties` }];
  },
};
