import { Access, type Actor, type Permission } from '#access';
import type { PublicationRecord } from './record.js';

/** What the reader could do with a record now and be let: by role, kind of record, ownership, and the state it is in. */
export interface PublicationActions {
  openDraft: boolean;
  editDraft: boolean;
  publish: boolean;
  correct: boolean;
  revoke: boolean;
  moveEmbargo: boolean;
}

const NOTHING: PublicationActions = {
  openDraft: false,
  editDraft: false,
  publish: false,
  correct: false,
  revoke: false,
  moveEmbargo: false,
};

export interface RecordState {
  hasDraft: boolean;
  underEmbargo: boolean;
}

const access = new Access();

/** @param stateOf asked only for the owner's people: for everybody else there is nothing to do whatever the state */
export async function viewerCan(
  actor: Actor,
  record: PublicationRecord,
  stateOf: () => Promise<RecordState>,
): Promise<PublicationActions> {
  if (actor.participant !== record.ownerId) return NOTHING;
  const { hasDraft, underEmbargo } = await stateOf();
  const may = (permission: Permission): boolean =>
    access.can(actor, permission, { owner: record.ownerId, kind: record.kind });
  const drafting = may('publication:draft') && !underEmbargo;
  const publishing = may('publication:publish') && !underEmbargo && hasDraft;
  return {
    openDraft: drafting && record.state !== 'REVOKED',
    editDraft: drafting && hasDraft,
    publish: publishing,
    correct: publishing && record.newestRevision > 0,
    // Of what was never published, revoking takes the embargo away.
    revoke: may('publication:revoke') && (record.state === 'PUBLISHED' || (record.state === 'DRAFT' && underEmbargo)),
    moveEmbargo: may('publication:publish') && underEmbargo,
  };
}
