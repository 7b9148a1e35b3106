import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, participantCountry, type PublicationKind } from '#kernel';
import { DraftLocks, refuseLocked } from '../draft-lock/draft-locks.service.js';
import { DraftComments } from '../review/draft-comments.service.js';
import { Reviews } from '../review/reviews.service.js';
import { requireDraftContent } from '../check/check-draft.js';
import type { Content } from './content.js';
import { DraftReader } from './draft-reader.service.js';
import { expectVersion } from './expect-version.js';
import type { Given } from './given.js';
import { OwnedPublications, underEmbargo } from './owned-publications.service.js';
import type { PublicationRecord } from './record.js';
import { References } from './references.service.js';
import { Serials } from './serials.service.js';
import { refuseSameSource } from './source-conflict.js';

/** What an authority is working on. It may be incomplete: what it must say before it is published is asked then. */
@Injectable()
export class Drafts {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(DraftReader) private readonly reader: DraftReader,
    @Inject(Serials) private readonly serials: Serials,
    @Inject(References) private readonly references: References,
    @Inject(DraftLocks) private readonly locks: DraftLocks,
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(DraftComments) private readonly comments: DraftComments,
  ) {}

  async create(actor: Actor, kind: PublicationKind, given: Given): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:draft', { owner: actor.participant ?? '', kind });
    const { participant: owner, person } = actor;
    const wanted = requireDraftContent(kind, owner, given.content, given.asGiven);
    const checked = await this.references.require(actor, { id: null, owner, content: wanted }, given.asGiven);
    const id = await this.serials.next(owner, kind);
    return this.db.transaction(async () => {
      const content = await this.references.holdFiles(owner, checked);
      await refuseSameSource(content.sourceId, () =>
        this.db.query(
          `INSERT INTO library.publication (id, kind, owner, country, state, source_id) VALUES ($1, $2, $3, $4, 'DRAFT', $5)`,
          [id, kind, owner, participantCountry(owner), content.sourceId ?? null],
        ),
      );
      await this.begin(id, content, 0, person);
      await Audit.record(this.db, { actor, action: 'draft:begin', thing: id, after: content });
      return this.reader.get(id);
    });
  }

  async update(
    actor: Actor,
    kind: PublicationKind,
    id: string,
    given: Given,
    expectedVersion: number,
  ): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:draft');
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:draft');
      if (record.kind !== kind) throw conflict(`${id} is not a ${kind.toLowerCase()}.`);
      if (record.draft_version === null) throw conflict(`${id} has no open draft; open one first.`);
      refuseLocked(actor, record);
      expectVersion(id, record.draft_version, expectedVersion);
      const checked = requireDraftContent(kind, record.owner, given.content, given.asGiven);
      const { owner } = record;
      const content = await this.references.require(actor, { id, owner, content: checked }, given.asGiven);
      if (record.source_id !== null && content.sourceId !== record.source_id) {
        throw invalidInput([
          { path: given.asGiven('sourceId'), message: `cannot be changed; it is ${JSON.stringify(record.source_id)}` },
        ]);
      }
      await this.db.query(
        `UPDATE library.draft SET content = $2, version = version + 1, updated_by = $3, updated_at = now() WHERE publication_id = $1`,
        [id, JSON.stringify(content), actor.person],
      );
      await this.locks.renew(actor, record);
      await this.reviews.afterSaving(id);
      await Audit.record(this.db, { actor, action: 'draft:update', thing: id, before: record.draft, after: content });
      return this.reader.get(id);
    });
  }

  /** On top of the newest revision; gives the one that is already open, where there is one. */
  async openOn(actor: Actor, id: string): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:draft');
    const { person } = actor;
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:draft');
      if (record.state === 'REVOKED') throw conflict(`${id} was revoked and cannot be revised.`);
      if (record.embargo_until !== null) throw underEmbargo(record);
      if (record.draft_version === null) {
        const [newest] = await this.db.query<{ content: Content }>(
          `SELECT content FROM library.revision WHERE publication_id = $1 AND number = $2`,
          [id, record.revision],
        );
        const { content } = newest as { content: Content };
        await this.begin(id, content, record.revision, person);
        await Audit.record(this.db, { actor, action: 'draft:begin', thing: id, after: content });
      }
      return this.reader.get(id);
    });
  }

  async delete(actor: Actor, id: string): Promise<void> {
    this.access.require(actor, 'publication:draft');
    await this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:draft');
      if (record.embargo_until !== null) throw underEmbargo(record);
      if (record.draft_version === null) {
        throw conflict(`${id} has no open draft. What was published is never deleted; it can be revoked.`);
      }
      refuseLocked(actor, record);
      await this.comments.forget(id, record.draft_base);
      await this.db.query(`DELETE FROM library.draft WHERE publication_id = $1`, [id]);
      await this.db.query(`DELETE FROM library.publication WHERE id = $1 AND revision = 0`, [id]);
      await Audit.record(this.db, { actor, action: 'draft:delete', thing: id, before: record.draft });
    });
  }

  private async begin(id: string, content: Content, baseRevision: number, person: string): Promise<void> {
    await this.db.query(
      `INSERT INTO library.draft (publication_id, content, base_revision, updated_by, updated_at) VALUES ($1, $2, $3, $4, now())`,
      [id, JSON.stringify(content), baseRevision, person],
    );
  }
}
