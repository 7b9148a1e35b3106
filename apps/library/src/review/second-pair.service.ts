import { Inject, Injectable } from '@nestjs/common';
import { ParticipantRules, type Actor } from '#access';
import { Database } from '#database';
import { conflict, type Fault } from '#kernel';
import type { OwnedPublication } from '../publication/owned-publications.service.js';

/**
 * Where a participant asks for a second pair of eyes, what it publishes was approved in exactly this version, by a person who
 * neither saved it last nor publishes it. Read from the table each time: a rule holds from the moment that it is set.
 */
@Injectable()
export class SecondPair {
  private readonly rules: ParticipantRules;

  constructor(@Inject(Database) db: Database) {
    this.rules = new ParticipantRules(db);
  }

  async isAskedBy(owner: string): Promise<boolean> {
    return (await this.rules.of(owner)).secondPair;
  }

  async require(actor: Actor, record: OwnedPublication): Promise<void> {
    if (!(await this.isAskedBy(record.owner)) || isSeen(record, actor.person)) return;
    throw notSeen(record, actor.person);
  }

  /** For what goes out without having been a draft. */
  async requireNone(owner: string): Promise<void> {
    if (!(await this.isAskedBy(owner))) return;
    throw conflict(
      `${owner} asks for a second pair of eyes: make a draft, hand it in for review, and publish it when somebody else has approved it.`,
    );
  }
}

/** What is asked of an approval, wherever it is asked. */
export const isSeen = (
  { stage, review_version, draft_version, decided_by, draft_by }: Approval,
  publisher: string | null,
): boolean =>
  stage === 'APPROVED' && review_version === draft_version && decided_by !== draft_by && decided_by !== publisher;

type Approval = Pick<OwnedPublication, 'stage' | 'review_version' | 'draft_version' | 'decided_by' | 'draft_by'>;

function notSeen(record: OwnedPublication, publisher: string | null): Fault {
  const { id, owner, draft_version: version, stage, decided_by } = record;
  const asked = `${owner} asks for a second pair of eyes`;
  if (stage === 'APPROVED' && decided_by === publisher)
    return conflict(
      `${asked}: you have approved version ${version} of the draft of ${id} yourself, so somebody else publishes it.`,
    );
  return conflict(
    `${asked}: version ${version} of the draft of ${id} is not approved. It needs the approval of somebody who neither saved it last nor publishes it.`,
  );
}
