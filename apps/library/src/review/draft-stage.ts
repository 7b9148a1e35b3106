import { conflict } from '#kernel';
import type { OwnedPublication } from '../publication/owned-publications.service.js';

/** Where a draft stands before it is published. WORKING is what was not handed in, or was taken back. */
export type DraftStage = 'WORKING' | 'IN_REVIEW' | 'CHANGES_REQUESTED' | 'APPROVED' | 'REJECTED';

/** Whoever was told no, or asked for more, has to be answered first. */
export function refuseTurnedDown({ id, stage }: Pick<OwnedPublication, 'id' | 'stage'>): void {
  if (stage === 'CHANGES_REQUESTED')
    throw conflict(
      `Changes were asked for in the draft of ${id}. Hand it in again, or take it back to work, before it is published.`,
    );
  if (stage === 'REJECTED')
    throw conflict(
      `The draft of ${id} was rejected. Hand it in again, or take it back to work, before it is published.`,
    );
}

export function requireDraft(record: OwnedPublication): asserts record is OwnedPublication & { draft_version: number } {
  if (record.draft_version === null) throw conflict(`${record.id} has no open draft; open one first.`);
}
