import { z } from 'zod';
import { checkLinks, links } from '../link/link.js';
import { AUDIENCES } from '#access';
import { isAuthorityId, isCountryCode, isParticipantId, type PublicationKind } from '#kernel';
import { attachedFiles } from '../file/attached-file.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS, type Vocabulary } from '../vocabulary/vocabulary.js';
import { byLanguage, languageTag, text, texts } from './texts.js';
import { webAddress } from './web-address.js';

/** What the content of every kind begins with. It is stored exactly as this schema gives it back, and hashed. */
const MIGRANT_GROUPS = [
  'HEALTH_PERSONNEL',
  'MIGRANT_WORKERS',
  'WOMEN',
  'CHILDREN',
  'FAMILIES',
  'RETURNEES',
  'REFUGEES',
  'ASYLUM_SEEKERS',
  'UNDOCUMENTED',
  'STUDENTS',
] as const;

/** What a text in one language is worth in law. */
export const LEGAL_VALUES = ['OFFICIAL', 'AUTHORITATIVE', 'COURTESY', 'MACHINE'] as const;

export const unique = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .max(most, `at most ${most}`)
    .transform((list) => [...new Set(list)])
    .default([]);

const coded = (vocabulary: Vocabulary) =>
  z.string().refine((code) => vocabulary.has(code), { error: ({ input }) => vocabulary.refusal(String(input)) });

export const topicCode = coded(TOPICS);

export const countryCode = z.string().refine(isCountryCode, {
  error: ({ input }) =>
    `${JSON.stringify(String(input).slice(0, 40))} is not a country; expected an ISO 3166-1 alpha-2 code in capitals, such as VN`,
});

const bodyId = z.string().refine((id) => isParticipantId(id) && !isAuthorityId(id), {
  error: ({ input }) =>
    `${JSON.stringify(String(input).slice(0, 40))} is not the id of a regional body, such as ASEAN or ASEAN-HC3`,
});

const sureness = z.enum(['HIGH', 'MEDIUM', 'LOW', 'NONE']).optional();

export const envelopeShape = {
  originalLanguage: languageTag,
  title: texts(1000),
  summary: texts(20_000).default({}),
  legalValues: byLanguage(z.enum(LEGAL_VALUES)).default({}),
  topics: unique(topicCode, 40),
  legalBases: unique(coded(LEGAL_BASES), 60),
  occupations: unique(coded(OCCUPATIONS), 40),
  migrantGroups: unique(z.enum(MIGRANT_GROUPS), 20),
  officialUrl: webAddress.optional(),
  urlIsOfficial: z.boolean().optional(),
  audience: z.enum(AUDIENCES).default('PUBLIC'),
  // Absent, not empty, where there are none: content that is stored and hashed already must stay as it is.
  audienceBodies: z
    .array(bodyId)
    .min(1, 'name at least one, or leave it out')
    .max(50, 'at most 50')
    .transform((ids) => [...new Set(ids)])
    .optional(),
  confidence: z
    .strictObject({ title: sureness, parties: sureness, date: sureness, status: sureness, url: sureness })
    .optional(),
  files: attachedFiles,
  note: text(5000).optional(),
  provenance: unique(text(300), 20),
  sourceId: text(200).optional(),
  links,
};

const envelope = z.object(envelopeShape);
export type Envelope = z.infer<typeof envelope>;

/** For kinds that have no parties. */
export function refuseParties({ audience }: Envelope, context: z.RefinementCtx): void {
  if (audience !== 'PARTIES') return;
  const others = AUDIENCES.filter((name) => name !== 'PARTIES').join(', ');
  context.addIssue({ code: 'custom', path: ['audience'], message: `PARTIES is for agreements; expected ${others}` });
}

/** Rules between fields that hold for every kind. */
export function checkEnvelope(content: Envelope & { kind: PublicationKind }, context: z.RefinementCtx): void {
  checkLinks(content, context);
  if (!(content.originalLanguage in content.title)) {
    context.addIssue({
      code: 'custom',
      path: ['title'],
      message: `a title in the original language (${content.originalLanguage}) is missing`,
    });
  }
  const { audience, audienceBodies } = content;
  if ((audience === 'BODY') !== (audienceBodies !== undefined)) {
    const message =
      audience === 'BODY' ? 'is missing: name the bodies whose members may read it' : 'is for the audience BODY only';
    context.addIssue({ code: 'custom', path: ['audienceBodies'], message });
  }
  for (const language of Object.keys(content.legalValues)) {
    if (language in content.title || language in content.summary) continue;
    context.addIssue({ code: 'custom', path: ['legalValues', language], message: `there is no text in ${language}` });
  }
  if (content.urlIsOfficial !== undefined && content.officialUrl === undefined && content.urlIsOfficial) {
    context.addIssue({ code: 'custom', path: ['officialUrl'], message: 'is missing, but urlIsOfficial is true' });
  }
}
