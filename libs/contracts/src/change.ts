import { z } from 'zod';
import { isCountryCode, isPartialDate, isParticipantId, PUBLICATION_KINDS } from '#kernel';

/** What happens to a record by itself, on a day that it names: told once on that day. */
export const LEGAL_DAY_CHANGES = [
  'law.in_force',
  'law.ceases',
  'agreement.in_force',
  /** 90 and 30 days before its term runs out, or it ends */
  'agreement.expiring',
  /** the day on which its term runs out, or it ends */
  'agreement.expires',
] as const;
export type LegalDayChange = (typeof LEGAL_DAY_CHANGES)[number];

/**
 * What an app tells the rest of the network: written to the outbox in the use-case's transaction, given its position by
 * the sequencer, kept in the change log, matched and delivered. An app never asks another what happened.
 */
export const CHANGE_TYPES = [
  'publication.published',
  'publication.revised',
  'publication.corrected',
  'publication.revoked',
  /** its owner should say by now that it still holds; once, and once more when that was not said in time */
  'publication.confirmation_due',
  'publication.not_confirmed',
  /** its owner says that it still holds: nothing in it has changed */
  'publication.confirmed',
  /** made by the exchange itself, for those who could read the record and no longer can: its id, and nothing of it */
  'publication.withdrawn',
  /** a party of an agreement has said that the owner's record says what was agreed, or that it does not */
  'agreement.party_confirmed',
  'agreement.party_disputed',
  ...LEGAL_DAY_CHANGES,
  'designation.changed',
  'body.membership_changed',
  'safeguards.edition_published',
] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

const texts = z.record(z.string(), z.string());
const country = z.string().refine(isCountryCode);
const partialDate = z.string().refine(isPartialDate);

export const differenceSchema = z.object({
  /** dotted path in the record, e.g. `inForceOn` or `title.vi` */
  field: z.string(),
  before: z.json(),
  after: z.json(),
});
export type Difference = z.infer<typeof differenceSchema>;

export const membershipSchema = z.object({
  country,
  kind: z.enum(['MEMBER', 'OBSERVER', 'ASSOCIATE']),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
});
export type Membership = z.infer<typeof membershipSchema>;

/** A file of the record, for feeds to enclose: whoever may read the change may fetch it. */
const fileSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  /** bytes */
  size: z.number().int().nonnegative(),
  language: z.string(),
});

const codes = z.array(z.string());

export const changeSchema = z.object({
  type: z.enum(CHANGE_TYPES),
  /** what changed: a publication's id, a body's id, an authority's id, an edition's id */
  subject: z.string().min(1).max(100),
  /** the revision that this change made or took away; null for what has no revisions */
  revision: z.number().int().positive().nullable(),
  kind: z.enum(PUBLICATION_KINDS).nullable(),
  /** the participant whose record it is */
  owner: z.string().refine(isParticipantId),
  /** countries concerned: the owner's, and every party */
  countries: z.array(country),
  topics: z.array(z.string()),
  legalBases: z.array(z.string()),
  occupations: z.array(z.string()),
  /** languages that the record has a text in */
  languages: z.array(z.string()),
  /** audience keys, see libs/access audience.ts */
  readers: z.array(z.string()).min(1),
  title: texts,
  /** one sentence in English: what happened and what it means in law */
  meaning: z.string().max(1000),
  /** the legal date that the change is about, e.g. entry into force */
  legalDate: partialDate.nullable(),
  differences: z.array(differenceSchema).max(200),
  /** when the use-case committed it */
  occurredAt: z.iso.datetime(),
  // Absent in what was told before they were thought of, and by those who have nothing to say here.
  migrantGroups: codes.optional(),
  /** of an agreement, the owner among them: countries by their code, bodies by their id */
  parties: codes.optional(),
  /** what the codes fall under in the vocabularies of the day, for those who follow that */
  broader: z
    .object({ topics: codes, legalBases: codes, occupations: codes, migrantGroups: codes })
    .partial()
    .optional(),
  /** what else the record says, in any language, for those who follow words; read once for its words and not kept */
  texts: z.array(z.string().max(20_000)).max(500).optional(),
  /** only for body.membership_changed: the body's whole list after the change */
  members: z.array(membershipSchema).optional(),
  /** the same for all that one act published together */
  batch: z.uuid().optional(),
  /** of the revision that this change made; absent where it has none */
  files: z.array(fileSchema).min(1).max(100).optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** A change with its place in the log. */
export interface SequencedChange extends Change {
  /** 1, 2, 3 … without gaps */
  position: number;
  /** stable id of the change, the CloudEvents id: 32 hexadecimal digits */
  id: string;
  sequencedAt: string;
}
