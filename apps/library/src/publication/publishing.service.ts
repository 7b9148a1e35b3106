import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, type PublicationKind } from '#kernel';
import { Outbox } from '#messaging';
import { refuseLocked } from '../draft-lock/draft-locks.service.js';
import { Embargoes, readUntil } from '../embargo/embargoes.service.js';
import { refuseTurnedDown } from '../review/draft-stage.js';
import { SecondPair } from '../review/second-pair.service.js';
import { changeOf, type Before } from './change-of.js';
import { requireContent } from './content.js';
import { refuseLegalChange } from './correction.js';
import { Duplicates } from './duplicates.service.js';
import { expectVersion } from './expect-version.js';
import type { Given } from './given.js';
import { noteOf } from './note.js';
import { OwnedPublications, underEmbargo, type OwnedPublication } from './owned-publications.service.js';
import { prepareRevision, type PreparedRevision } from './prepared-revision.js';
import { PublicationReader } from './publication-reader.service.js';
import type { PublicationRecord } from './record.js';
import { References } from './references.service.js';
import { RevisionWriter } from './revision-writer.service.js';
import { Serials } from './serials.service.js';
import { refuseSameSource } from './source-conflict.js';

export interface PublishOptions {
  changeNote?: string | null;
  expectedVersion?: number | null;
  /** a revision without a change in law */
  correction?: boolean;
  /** a moment to come, at which it is published */
  embargoUntil?: string | null;
}

/** What is said of it besides the record. */
export interface Intent {
  changeNote: string | null;
  until: Date | null;
  /** of all that one act publishes together */
  batch?: string | undefined;
}

export interface Ready {
  revision: PreparedRevision;
  before: Before | null;
}

/** Gives a record its next revision: the revision, the record as lists show it and the change, in one transaction. */
@Injectable()
export class Publishing {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(RevisionWriter) private readonly writer: RevisionWriter,
    @Inject(Serials) private readonly serials: Serials,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(References) private readonly references: References,
    @Inject(Embargoes) private readonly embargoes: Embargoes,
    @Inject(SecondPair) private readonly secondPair: SecondPair,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
  ) {}

  /** Publishes the open draft. */
  async publish(actor: Actor, id: string, options: PublishOptions): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:publish');
    const intent = intentOf(options);
    return this.db.transaction(async () => {
      await this.duplicates.takeTurnFor(actor.participant, [id]);
      await this.carryOut(actor, await this.ready(actor, id, options, intent), intent);
      return (await this.reader.find(actor, id)) as PublicationRecord;
    });
  }

  /** The draft as the next revision, if it may become it; nothing is written. In the transaction that carries it out. */
  async ready(
    actor: Actor & { person: string },
    id: string,
    options: PublishOptions,
    { changeNote }: Intent,
  ): Promise<Ready> {
    const record = await this.owned.lock(actor, id, 'publication:publish');
    const draft = publishableDraft(record, options);
    refuseLocked(actor, record);
    refuseTurnedDown(record);
    await this.secondPair.require(actor, record);
    const before = record.revision > 0 ? await this.revision(id, record.revision) : null;
    const checked = requireContent(record.kind, record.owner, draft);
    const content = await this.references.require(actor, { id, owner: record.owner, content: checked });
    const revision = prepareRevision({
      id,
      owner: record.owner,
      number: record.revision + 1,
      content,
      change: before === null ? 'PUBLISHED' : options.correction ? 'CORRECTED' : 'REVISED',
      changeNote,
      publishedAt: new Date(),
      person: actor.person,
    });
    if (before && options.correction) refuseLegalChange(before.content, content);
    if (before?.hash === revision.hash)
      throw conflict(`Nothing changed: the draft of ${id} says what revision ${record.revision} says.`);
    return { revision, before };
  }

  async carryOut(actor: Actor, { revision, before }: Ready, { until, batch }: Intent): Promise<void> {
    if (revision.number === 1) await this.duplicates.refuse(revision.owner, revision);
    await this.db.query(`DELETE FROM library.draft WHERE publication_id = $1`, [revision.id]);
    if (until) await this.embargo(actor, revision, until, batch);
    else await this.write(actor, revision, before, batch);
  }

  /** Creates a record and publishes its first revision. */
  async publishNew(
    actor: Actor,
    kind: PublicationKind,
    given: Given,
    options: PublishOptions = {},
  ): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:publish', { owner: actor.participant ?? '', kind });
    const { participant: owner, person } = actor;
    const wanted = requireContent(kind, owner, given.content, given.asGiven);
    const checked = await this.references.require(actor, { id: null, owner, content: wanted }, given.asGiven);
    const { changeNote, until } = intentOf(options);
    const id = await this.serials.next(owner, kind);
    return this.db.transaction(async () => {
      await this.secondPair.requireNone(owner);
      await this.duplicates.takeTurn(owner);
      await this.duplicates.refuse(owner, { id, content: checked });
      const content = await this.references.holdFiles(owner, checked);
      const publishedAt = new Date();
      const revision = prepareRevision({
        id,
        owner,
        number: 1,
        content,
        change: 'PUBLISHED',
        changeNote,
        publishedAt,
        person,
      });
      if (until) await this.embargo(actor, revision, until);
      else await this.write(actor, revision, null);
      return (await this.reader.find(actor, id)) as PublicationRecord;
    });
  }

  /** The revision waits until then; nothing is told. */
  private async embargo(actor: Actor, revision: PreparedRevision, until: Date, batch?: string): Promise<void> {
    const { id, number, kind, content } = revision;
    const due = { ...revision, baseRevision: number - 1, until, batch };
    await (number === 1 && !(await this.exists(id)) ? this.embargoes.setNew(kind, due) : this.embargoes.set(due));
    const after = { until: until.toISOString(), content };
    await Audit.record(this.db, { actor, action: 'publication:embargo', thing: `${id}@${number}`, after });
  }

  private async exists(id: string): Promise<boolean> {
    return (await this.db.query('SELECT FROM library.publication WHERE id = $1', [id])).length > 0;
  }

  private async write(actor: Actor, revision: PreparedRevision, before: Before | null, batch?: string): Promise<void> {
    await refuseSameSource(revision.content.sourceId, () => this.writer.write([revision]));
    await this.outbox.emit(changeOf(revision, before, batch));
    const [thing, after] = [`${revision.id}@${revision.number}`, revision.content];
    await Audit.record(this.db, { actor, action: 'publication:publish', thing, before: before?.content, after });
  }

  private async revision(id: string, number: number): Promise<Before & { hash: string }> {
    const [row] = await this.db.query<Before & { hash: string }>(
      `SELECT content, readers, hash FROM library.revision WHERE publication_id = $1 AND number = $2`,
      [id, number],
    );
    return row as Before & { hash: string };
  }
}

/** Refuses at once what no draft could be published with. */
export const intentOf = ({ changeNote, embargoUntil }: PublishOptions, batch?: string): Intent => ({
  changeNote: noteOf(changeNote),
  until: embargoUntil ? readUntil(embargoUntil, 'embargoUntil') : null,
  batch,
});

/** The draft's content, if it may become the next revision. */
function publishableDraft(record: OwnedPublication, { expectedVersion, correction }: PublishOptions): unknown {
  const { id, state, revision } = record;
  if (state === 'REVOKED') throw conflict(`${id} was revoked and cannot be published again.`);
  if (record.embargo_until !== null) throw underEmbargo(record);
  if (record.draft_version === null)
    throw conflict(`Nothing to publish: ${id} has no open draft, revision ${revision} is out.`);
  expectVersion(id, record.draft_version, expectedVersion);
  if (record.draft_base !== revision) {
    throw conflict(
      `Revision ${revision} of ${id} was published after this draft was begun from revision ${record.draft_base}. Delete it and open a new one.`,
    );
  }
  if (correction && revision === 0) throw conflict(`${id} was never published, so there is nothing to correct.`);
  return record.draft;
}
