import { Inject, Injectable, Optional } from '@nestjs/common';
import { Access, Audit, audienceKeys, type Actor } from '#access';
import { openEmbargoes } from '#contracts';
import { Database } from '#database';
import { conflict, invalidInput, participantCountry, type PublicationKind } from '#kernel';
import { Jobs } from '#messaging';
import { definitionOf, type Content } from '../publication/content.js';
import { DraftReader } from '../publication/draft-reader.service.js';
import { OwnedPublications, type OwnedPublication } from '../publication/owned-publications.service.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import type { PublicationRecord } from '../publication/record.js';
import type { RevisionChange } from '../publication/revision.entity.js';
import { refuseSameSource } from '../publication/source-conflict.js';
import { WAKE_WITHIN_MS } from './embargo-opening.service.js';

interface Due {
  id: string;
  owner: string;
  content: Content;
  profile: string;
  change: RevisionChange;
  changeNote: string | null;
  baseRevision: number;
  until: Date;
  person: string;
  batch?: string | undefined;
}

/** What is published at a moment to come: set when it is published, moved and cancelled until then. */
@Injectable()
export class Embargoes {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(DraftReader) private readonly drafts: DraftReader,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Optional() @Inject(Jobs) private readonly jobs: Jobs | null,
  ) {}

  /** A record that has nothing else yet; in the transaction that publishes. */
  async setNew(kind: PublicationKind, due: Due): Promise<void> {
    await refuseSameSource(due.content.sourceId, () =>
      this.db.query(
        `INSERT INTO library.publication (id, kind, owner, country, state, source_id) VALUES ($1, $2, $3, $4, 'DRAFT', $5)`,
        [due.id, kind, due.owner, participantCountry(due.owner), due.content.sourceId ?? null],
      ),
    );
    await this.set(due);
  }

  /** In the transaction that publishes; the record is locked. */
  async set({
    id,
    owner,
    content,
    profile,
    change,
    changeNote,
    baseRevision,
    until,
    person,
    batch,
  }: Due): Promise<void> {
    const isForParties = content.audience === 'PARTIES';
    const parties = isForParties ? definitionOf(content.kind).parties(content) : [];
    const readers = audienceKeys(isForParties ? 'PARTIES' : 'OWNER', owner, parties);
    await this.db.query(
      `INSERT INTO library.embargo (publication_id, until, content, change, change_note, base_revision, readers, set_by, set_at, batch)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)`,
      [id, until, JSON.stringify(content), change, changeNote, baseRevision, readers, person, batch],
    );
    // What is out keeps its own until this is.
    if (baseRevision === 0)
      await this.db.query(`UPDATE library.publication SET profile = $2 WHERE id = $1`, [id, profile]);
    this.wakeAt(until);
  }

  async move(actor: Actor, id: string, given: string | Date): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:publish');
    const until = readUntil(given, 'until');
    return this.db.transaction(async () => {
      this.underEmbargo(await this.owned.lock(actor, id, 'publication:publish'));
      await this.db.query(
        `UPDATE library.embargo SET until = $2, set_by = $3, set_at = now() WHERE publication_id = $1`,
        [id, until, actor.person],
      );
      const after = { until: until.toISOString() };
      await Audit.record(this.db, { actor, action: 'publication:move-embargo', thing: id, after });
      this.wakeAt(until);
      return (await this.reader.find(actor, id)) as PublicationRecord;
    });
  }

  async cancel(actor: Actor, id: string): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:publish');
    return this.db.transaction(async () => {
      this.underEmbargo(await this.owned.lock(actor, id, 'publication:publish'));
      await this.toDraft(id, actor.person);
      await Audit.record(this.db, { actor, action: 'publication:cancel-embargo', thing: id });
      return this.drafts.get(id);
    });
  }

  /** In the caller's transaction, on the locked record. */
  async toDraft(id: string, person: string | null): Promise<void> {
    await this.db.query(
      `WITH cancelled AS (DELETE FROM library.embargo WHERE publication_id = $1 RETURNING publication_id, content, base_revision)
       INSERT INTO library.draft (publication_id, content, base_revision, updated_by, updated_at)
       SELECT publication_id, content, base_revision, $2, now() FROM cancelled`,
      [id, person],
    );
  }

  private underEmbargo({ id, embargo_until: until }: OwnedPublication): void {
    if (until === null) throw conflict(`${id} has nothing under embargo; what is published is published.`);
  }

  /** The sweeper finds what is further away, and what this forgets. */
  private wakeAt(until: Date): void {
    const delayMs = Math.max(0, until.getTime() - Date.now());
    if (delayMs > WAKE_WITHIN_MS) return;
    this.db.afterCommit(() => this.jobs?.wake(openEmbargoes, {}, { delayMs, key: 'embargo' }));
  }
}

/** A moment that is still to come. */
export function readUntil(given: string | Date, path: string): Date {
  const until = new Date(given);
  if (until.getTime() > Date.now()) return until;
  throw invalidInput([{ path, message: 'is over; expected a moment to come, or none to publish now' }]);
}
