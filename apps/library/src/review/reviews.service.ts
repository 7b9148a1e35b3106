import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor, type Permission } from '#access';
import { Database } from '#database';
import { conflict, invalidInput } from '#kernel';
import { Notices } from '#messaging';
import { DraftReader } from '../publication/draft-reader.service.js';
import { expectVersion } from '../publication/expect-version.js';
import { noteOf } from '../publication/note.js';
import { OwnedPublications, type OwnedPublication } from '../publication/owned-publications.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { requireDraft } from './draft-stage.js';
import { Reviewers } from './reviewers.service.js';

type WithDraft = OwnedPublication & { draft_version: number };
type Decision = 'APPROVED' | 'CHANGES_REQUESTED' | 'REJECTED';
type Signed = Actor & { person: string; participant: string };

/** The way of a draft between who writes it and who looks at it. */
@Injectable()
export class Reviews {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(DraftReader) private readonly reader: DraftReader,
    @Inject(Reviewers) private readonly reviewers: Reviewers,
    @Inject(Notices) private readonly notices: Notices,
  ) {}

  /** @param to ids of persons who are asked; none: everybody who may */
  submit(actor: Actor, id: string, expectedVersion: number, to: readonly string[]): Promise<PublicationRecord> {
    return this.on(actor, id, 'publication:draft', async (record, signed) => {
      const { draft_version: version, owner, kind, stage } = record;
      expectVersion(id, version, expectedVersion);
      if (stage === 'IN_REVIEW') throw conflict(`The draft of ${id} is in review already.`);
      if (stage === 'APPROVED') throw conflict(`Version ${version} of the draft of ${id} is approved already.`);
      const asked = [...new Set(to)];
      const may = await this.reviewers.of(owner, kind);
      refuseOthers(asked, may, kind);
      await this.db.query(
        `INSERT INTO library.review (publication_id, stage, version, asked, submitted_by, submitted_at)
         VALUES ($1, 'IN_REVIEW', $2, $3, $4, now())
         ON CONFLICT (publication_id) DO UPDATE SET stage = excluded.stage, version = excluded.version, asked = excluded.asked,
           submitted_by = excluded.submitted_by, submitted_at = excluded.submitted_at,
           decided_by = NULL, decided_at = NULL, reason = NULL, reminded_at = NULL, escalated_at = NULL`,
        [id, version, asked, signed.person],
      );
      const others = (asked.length > 0 ? asked : may).filter((person) => person !== signed.person);
      await this.notices.tell({
        to: others,
        kind: 'REVIEW_ASKED',
        participant: owner,
        records: [id],
        by: signed.name,
      });
      await Audit.record(this.db, { actor, action: 'draft:submit', thing: id, after: { version, asked } });
    });
  }

  approve(actor: Actor, id: string, expectedVersion: number): Promise<PublicationRecord> {
    return this.on(actor, id, 'publication:review', async (record, signed) => {
      expectVersion(id, record.draft_version, expectedVersion);
      requireInReview(record);
      if (record.draft_by === signed.person)
        throw conflict(
          `You saved version ${record.draft_version} of the draft of ${id} yourself; somebody else approves it.`,
        );
      await this.decide(signed, record, 'APPROVED', null);
    });
  }

  requestChanges(actor: Actor, id: string, given: string): Promise<PublicationRecord> {
    const reason = reasonOf(given, 'what should be changed');
    return this.on(actor, id, 'publication:review', async (record, signed) => {
      if (record.stage !== 'APPROVED') requireInReview(record);
      await this.decide(signed, record, 'CHANGES_REQUESTED', reason);
    });
  }

  /** Who could have published it says that it will not be. */
  reject(actor: Actor, id: string, given: string): Promise<PublicationRecord> {
    const reason = reasonOf(given, 'why it is rejected');
    return this.on(actor, id, 'publication:publish', async (record, signed) => {
      if (record.stage !== 'APPROVED' && record.stage !== 'CHANGES_REQUESTED') requireInReview(record);
      await this.decide(signed, record, 'REJECTED', reason);
    });
  }

  returnToWork(actor: Actor, id: string): Promise<PublicationRecord> {
    return this.on(actor, id, 'publication:comment', async ({ stage }) => {
      if (stage === null) throw conflict(`The draft of ${id} is being worked on; it was not handed in.`);
      await this.db.query(`DELETE FROM library.review WHERE publication_id = $1`, [id]);
      await Audit.record(this.db, { actor, action: 'draft:return', thing: id, before: { stage } });
    });
  }

  /** What was approved is no longer what stands there: it waits again. In the transaction that saves. */
  async afterSaving(id: string): Promise<void> {
    await this.db.query(
      `UPDATE library.review r SET version = d.version, stage = CASE r.stage WHEN 'APPROVED' THEN 'IN_REVIEW' ELSE r.stage END,
         decided_by = CASE r.stage WHEN 'APPROVED' THEN NULL ELSE r.decided_by END,
         decided_at = CASE r.stage WHEN 'APPROVED' THEN NULL ELSE r.decided_at END,
         submitted_at = CASE r.stage WHEN 'APPROVED' THEN now() ELSE r.submitted_at END,
         reminded_at = CASE r.stage WHEN 'APPROVED' THEN NULL ELSE r.reminded_at END,
         escalated_at = CASE r.stage WHEN 'APPROVED' THEN NULL ELSE r.escalated_at END
       FROM library.draft d WHERE r.publication_id = $1 AND d.publication_id = $1`,
      [id],
    );
  }

  private async decide(actor: Signed, record: WithDraft, stage: Decision, reason: string | null): Promise<void> {
    const { id, owner, draft_version: version } = record;
    const [row] = await this.db.query<{ submitted_by: string }>(
      `SELECT submitted_by FROM library.review WHERE publication_id = $1`,
      [id],
    );
    await this.db.query(
      `UPDATE library.review SET stage = $2, version = $3, decided_by = $4, decided_at = now(), reason = $5 WHERE publication_id = $1`,
      [id, stage, version, actor.person, reason],
    );
    const to = [row?.submitted_by ?? '', record.draft_by ?? ''].filter((person) => person !== actor.person);
    await this.notices.tell({ to, kind: TOLD[stage], participant: owner, records: [id], by: actor.name });
    await Audit.record(this.db, { actor, action: ACTIONS[stage], thing: id, after: { version, stage }, reason });
  }

  private on(
    actor: Actor,
    id: string,
    permission: Permission,
    change: (record: WithDraft, actor: Signed) => Promise<void>,
  ): Promise<PublicationRecord> {
    this.access.require(actor, permission);
    const signed = actor;
    return this.db.transaction(async () => {
      const record = await this.owned.lock(signed, id, permission);
      requireDraft(record);
      await change(record, signed);
      return this.reader.get(id);
    });
  }
}

const TOLD = {
  APPROVED: 'DRAFT_APPROVED',
  CHANGES_REQUESTED: 'CHANGES_REQUESTED',
  REJECTED: 'DRAFT_REJECTED',
} as const;
const ACTIONS = { APPROVED: 'draft:approve', CHANGES_REQUESTED: 'draft:request-changes', REJECTED: 'draft:reject' };

function requireInReview({ id, stage, draft_version: version }: OwnedPublication): void {
  if (stage === 'IN_REVIEW') return;
  const stands =
    stage === 'APPROVED' ? `is approved already in version ${version}` : 'is not in review; hand it in first';
  throw conflict(`The draft of ${id} ${stands}.`);
}

function reasonOf(given: string, what: string): string {
  const reason = noteOf(given, 'reason');
  if (reason === null) throw invalidInput([{ path: 'reason', message: `is missing: say ${what}` }]);
  return reason;
}

function refuseOthers(asked: readonly string[], may: readonly string[], kind: string): void {
  const problems = asked.flatMap((person, index) =>
    may.includes(person)
      ? []
      : [
          {
            path: `to.${index}`,
            message: `${JSON.stringify(person.slice(0, 60))} is nobody who may review a ${kind} here now; name a reviewer or publisher, or leave it out to ask all of them`,
          },
        ],
  );
  if (problems.length > 0) throw invalidInput(problems);
}
