import { z } from 'zod';
import { isParticipantId } from '#kernel';

/**
 * What an app wants certain persons of one participant to know, and nobody else: written down in the use-case's transaction,
 * made into a letter by the app that knows people and sends mail. It names records by their ids and says nothing of them:
 * a letter travels farther than its reader's rights.
 */
export const NOTICE_KINDS = [
  'REVIEW_ASKED',
  'REVIEW_REMINDER',
  /** to deputies and coordinators: nobody has acted */
  'REVIEW_ESCALATED',
  /** to everybody else who may: none of those who were asked may review any more */
  'REVIEWERS_LEFT',
  'CHANGES_REQUESTED',
  'DRAFT_APPROVED',
  'DRAFT_REJECTED',
  'DRAFT_TAKEN_OVER',
  /** to the owner's publishers, before it is due */
  'CONFIRMATION_SOON',
  /** to the publishers of an agreement's other party: it has been asked and has not answered */
  'ASSERTION_OWED',
  /** to the people of an endpoint's owner, after 1, 24, 72 and 110 hours without a success */
  'ENDPOINT_FAILING',
  'ENDPOINT_DISABLED',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const noticeSchema = z.object({
  kind: z.enum(NOTICE_KINDS),
  /** ids of persons; those who have left, or whom the register does not know, are passed over */
  to: z.array(z.string()).max(500),
  participant: z.string().refine(isParticipantId),
  /** ids of what it is about: one letter for all */
  records: z.array(z.string()).min(1).max(500),
  /** what they are called, where they are no records with an address; one for each, in their order */
  names: z.array(z.string().max(400)).max(500).optional(),
  /** how long it has been so */
  hours: z.number().int().optional(),
  /** who did it, for people */
  by: z.string().nullish(),
  reason: z.string().max(2000).nullish(),
});
export type Notice = z.infer<typeof noticeSchema>;
