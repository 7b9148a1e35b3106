import { participantCountry } from '#kernel';
import { z } from 'zod';
import { checkEnvelope, envelopeShape, unique } from '../publication/envelope.js';
import type { KindDefinition } from '../publication/kind-definition.js';
import { partialDate } from '../publication/legal-dates.js';
import { CONTENT_AREAS } from './content-areas.js';
import { legalDays } from './legal-days.js';
import { legalStatus } from './legal-status.js';
import { partyName, partySchema } from './party.js';
import { nonsenseIn } from './sense.js';
import { terms } from './terms.js';

const agreementSchema = z
  .strictObject({
    kind: z.literal('AGREEMENT'),
    ...envelopeShape,
    agreementType: z.enum(['BILATERAL', 'MULTILATERAL', 'REGIONAL']),
    form: z.enum(['TREATY', 'AGREEMENT', 'MOU', 'PROTOCOL', 'MRA', 'TRADE_AGREEMENT', 'INSTITUTIONAL']),
    binding: z.boolean().optional(),
    parties: z.array(partySchema).max(250, 'at most 250').default([]),
    signedOn: partialDate.optional(),
    publishedOn: partialDate.optional(),
    inForceOn: partialDate.optional(),
    expiresOn: partialDate.optional(),
    phase: z.enum(['NEGOTIATION', 'SIGNED', 'IN_FORCE', 'ENDED', 'UNKNOWN']),
    content: unique(z.enum(CONTENT_AREAS), 20),
    ...terms,
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
    for (const { path, message } of nonsenseIn(agreement)) context.addIssue({ code: 'custom', path, message });
  });

export type AgreementContent = z.infer<typeof agreementSchema>;

const partyNames = ({ parties }: Pick<AgreementContent, 'parties'>): string[] => parties.map(partyName);

export const agreement: KindDefinition<AgreementContent> = {
  kind: 'AGREEMENT',
  noun: 'agreement',
  schema: agreementSchema,
  countries: ({ parties }) => parties.flatMap((party) => party.country ?? []),
  parties: partyNames,
  legalDate: (content) =>
    (content.phase === 'ENDED' ? (content.endedOn ?? content.expiresOn) : undefined) ??
    content.inForceOn ??
    content.signedOn ??
    content.publishedOn ??
    null,
  status: legalStatus,
  reference: () => undefined,
  identity: (content) => [content.form, [...partyNames(content)].sort().join(' '), content.signedOn],
  moreText: ({ originalLanguage: language, parties, jointCommittee }) => [
    ...parties.flatMap(({ ministry }) => (ministry ? [{ field: 'parties', language, text: ministry }] : [])),
    ...(jointCommittee ? [{ field: 'jointCommittee', language, text: jointCommittee.name }] : []),
  ],
  legalFields: [
    'agreementType',
    'form',
    'binding',
    'phase',
    'signedOn',
    'publishedOn',
    'inForceOn',
    'expiresOn',
    'endedOn',
    'parties.*.country',
    'parties.*.body',
    'parties.*.signedOn',
    'parties.*.ratifiedOn',
    'parties.*.inForceOn',
    'parties.*.withdrawnOn',
  ],
  legalDays,
  untilSaid: { agreementType: 'MULTILATERAL', form: 'AGREEMENT', phase: 'UNKNOWN' },
  checkOwner: (content, owner) => {
    const country = participantCountry(owner);
    if (country === null || partyNames(content).includes(country)) return [];
    return [{ path: 'parties', message: `${country}, whose authority owns this record, must be one of the parties` }];
  },
};
