import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput } from '#kernel';
import { Outbox } from '#messaging';
import { Embargoes } from '../embargo/embargoes.service.js';
import { revocationOf } from './change-of.js';
import type { Content } from './content.js';
import { DraftReader } from './draft-reader.service.js';
import { OwnedPublications } from './owned-publications.service.js';
import { prepareRevision } from './prepared-revision.js';
import { PublicationReader } from './publication-reader.service.js';
import { noteOf } from './note.js';
import type { PublicationRecord } from './record.js';

/** Withdraws a record. Its revisions stay, readable with the reason; an open draft goes. */
@Injectable()
export class Revocation {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Embargoes) private readonly embargoes: Embargoes,
    @Inject(DraftReader) private readonly drafts: DraftReader,
  ) {}

  async revoke(actor: Actor, id: string, given: string): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:revoke');
    const { person } = actor;
    const reason = noteOf(given, 'reason');
    if (reason === null) throw invalidInput([{ path: 'reason', message: 'is missing: readers are told why' }]);
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:revoke');
      if (record.state === 'REVOKED') throw conflict(`${id} was revoked already.`);
      if (record.state === 'DRAFT' && record.embargo_until !== null) {
        await this.embargoes.toDraft(id, person);
        await Audit.record(this.db, { actor, action: 'publication:cancel-embargo', thing: id });
        return this.drafts.get(id);
      }
      if (record.state === 'DRAFT') throw conflict(`${id} was never published; delete the draft instead.`);
      const at = new Date();
      await this.db.query(`DELETE FROM library.draft WHERE publication_id = $1`, [id]);
      await this.db.query(`DELETE FROM library.embargo WHERE publication_id = $1`, [id]);
      await this.db.query(`DELETE FROM library.scheduled_change WHERE publication_id = $1 AND told_at IS NULL`, [id]);
      await this.db.query(
        `UPDATE library.publication SET state = 'REVOKED', revoked_at = $2, revoke_reason = $3, version = version + 1 WHERE id = $1`,
        [id, at, reason],
      );
      const [newest] = await this.db.query<{ content: Content }>(
        `SELECT content FROM library.revision WHERE publication_id = $1 AND number = $2`,
        [id, record.revision],
      );
      const { content } = newest as { content: Content };
      const revoked = {
        id,
        owner: record.owner,
        number: record.revision,
        content,
        change: 'REVISED',
        changeNote: null,
        publishedAt: at,
        person,
      } as const;
      await this.outbox.emit(revocationOf(prepareRevision(revoked), reason, at));
      await Audit.record(this.db, { actor, action: 'publication:revoke', thing: id, before: content });
      return (await this.reader.find(actor, id)) as PublicationRecord;
    });
  }
}
