import { Access, type Actor, type Permission } from '#access';
import { mayAssert } from '../assertion/may-assert.js';
import { isSeen } from '../review/second-pair.service.js';
import type { OpenDraft } from './draft-reader.service.js';
import type { PublicationRecord } from './record.js';

/** What the reader could do with a record now and be let: by role, kind of record, ownership, and the state it is in. */
const ACTIONS = [
  'openDraft',
  'editDraft',
  'publish',
  'correct',
  'revoke',
  'moveEmbargo',
  'submitForReview',
  'approve',
  'requestChanges',
  'rejectDraft',
  'returnToWork',
  'commentOnDraft',
  'lockDraft',
  'takeOverDraft',
  'confirm',
  'confirmAgreement',
  'disputeAgreement',
  'reviewPractice',
] as const;
export type PublicationActions = Record<(typeof ACTIONS)[number], boolean>;

const NOTHING = Object.fromEntries(ACTIONS.map((action) => [action, false])) as PublicationActions;

export interface RecordState {
  draft: OpenDraft | null;
  underEmbargo: boolean;
}

/** What the flags hang on besides the record; each is asked only where it matters. */
export interface Standing {
  /** for the owner's people */
  state: () => Promise<RecordState>;
  /** whether a practice waits for a review by this reader */
  isToReview: () => Promise<boolean>;
}

const access = new Access();

export async function viewerCan(
  actor: Actor,
  record: PublicationRecord,
  standing: Standing,
): Promise<PublicationActions> {
  const reviewPractice = isReviewable(actor, record) && (await standing.isToReview());
  if (actor.participant !== record.ownerId) {
    const asserting = await mayAssert(access, actor, record);
    return { ...NOTHING, confirmAgreement: asserting, disputeAgreement: asserting, reviewPractice };
  }
  const { draft, underEmbargo } = await standing.state();
  const may = (permission: Permission): boolean =>
    access.can(actor, permission, { owner: record.ownerId, kind: record.kind });
  return {
    ...NOTHING,
    reviewPractice,
    openDraft: may('publication:draft') && !underEmbargo && record.state !== 'REVOKED',
    // Of what was never published, revoking takes the embargo away.
    revoke: may('publication:revoke') && (record.state === 'PUBLISHED' || (record.state === 'DRAFT' && underEmbargo)),
    moveEmbargo: may('publication:publish') && underEmbargo,
    confirm: may('publication:publish') && record.freshness !== null,
    ...(draft && !underEmbargo ? withDraft(actor, may, draft, record.newestRevision > 0) : {}),
  };
}

/** Reviewed is what holds now, by those who may. */
const isReviewable = (actor: Actor, { kind, state, revision, newestRevision }: PublicationRecord): boolean =>
  kind === 'PRACTICE' &&
  state === 'PUBLISHED' &&
  revision === newestRevision &&
  access.can(actor, 'practice:review', { owner: actor.participant ?? '', kind });

function withDraft(
  { person }: Actor,
  may: (permission: Permission) => boolean,
  draft: OpenDraft,
  isPublished: boolean,
): Partial<PublicationActions> {
  const { stage, lock } = draft;
  const isLocked = lock !== null && lock.by !== person;
  const decided = stage === 'APPROVED' || stage === 'CHANGES_REQUESTED' || stage === 'REJECTED';
  const publish = may('publication:publish') && !isLocked && isPublishable(draft, person);
  return {
    editDraft: may('publication:draft') && !isLocked,
    publish,
    correct: publish && isPublished,
    submitForReview: may('publication:draft') && stage !== 'IN_REVIEW' && stage !== 'APPROVED',
    approve: may('publication:review') && stage === 'IN_REVIEW' && draft.updatedBy !== person,
    requestChanges: may('publication:review') && (stage === 'IN_REVIEW' || stage === 'APPROVED'),
    rejectDraft: may('publication:publish') && stage !== 'WORKING' && stage !== 'REJECTED',
    returnToWork: may('publication:comment') && (decided || stage === 'IN_REVIEW'),
    commentOnDraft: may('publication:comment'),
    lockDraft: may('publication:draft') && !isLocked,
    takeOverDraft: may('publication:draft') && isLocked,
  };
}

function isPublishable(
  { stage, review, version, updatedBy, needsApproval }: OpenDraft,
  person: string | null,
): boolean {
  if (stage === 'CHANGES_REQUESTED' || stage === 'REJECTED') return false;
  if (!needsApproval) return true;
  const approval = {
    stage,
    review_version: review?.version ?? null,
    draft_version: version,
    decided_by: review?.decidedBy ?? null,
    draft_by: updatedBy,
  };
  return isSeen(approval, person);
}
