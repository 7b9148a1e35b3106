import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput } from '#kernel';
import { Notices } from '#messaging';
import { DraftReader } from '../publication/draft-reader.service.js';
import { noteOf } from '../publication/note.js';
import { OwnedPublications, type OwnedPublication } from '../publication/owned-publications.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { requireDraft } from '../review/draft-stage.js';

const LEASE_MINUTES = 15;

/**
 * Who is writing a draft now. A courtesy, so that two do not write the same in vain; that nothing is lost stands on the
 * draft's version. It is over by itself when nothing is saved for a quarter of an hour.
 */
@Injectable()
export class DraftLocks {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(DraftReader) private readonly reader: DraftReader,
    @Inject(Notices) private readonly notices: Notices,
  ) {}

  /** One's own is renewed. */
  async lock(actor: Actor, id: string): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:draft');
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:draft');
      requireDraft(record);
      refuseLocked(actor, record);
      await this.hold(actor, id);
      if (record.lock_holder === null) await Audit.record(this.db, { actor, action: 'draft:lock', thing: id });
      return this.reader.get(id);
    });
  }

  async release(actor: Actor, id: string): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:draft');
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:draft');
      requireDraft(record);
      refuseLocked(actor, record);
      await this.db.query(`DELETE FROM library.draft_lock WHERE publication_id = $1`, [id]);
      if (record.lock_holder !== null) await Audit.record(this.db, { actor, action: 'draft:unlock', thing: id });
      return this.reader.get(id);
    });
  }

  /** From somebody who is told, and told why. */
  async takeOver(actor: Actor, id: string, given: string): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:draft');
    const reason = noteOf(given, 'reason');
    if (reason === null)
      throw invalidInput([{ path: 'reason', message: 'is missing: the one who holds it is told why' }]);
    const { person, name } = actor;
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:draft');
      requireDraft(record);
      const { lock_holder: former, owner } = record;
      if (former === null) throw conflict(`Nobody is writing the draft of ${id} now; lock it instead.`);
      if (former === person)
        throw conflict(`You are writing the draft of ${id} yourself; there is nothing to take over.`);
      await this.hold(actor, id);
      await this.notices.tell({
        to: [former],
        kind: 'DRAFT_TAKEN_OVER',
        participant: owner,
        records: [id],
        by: name,
        reason,
      });
      await Audit.record(this.db, {
        actor,
        action: 'draft:take-over',
        thing: id,
        before: { holder: former },
        after: { holder: person },
        reason,
      });
      return this.reader.get(id);
    });
  }

  /** Saving goes on with it; in the transaction that saves. */
  async renew(actor: Actor, record: OwnedPublication): Promise<void> {
    if (record.lock_holder === actor.person) await this.hold(actor, record.id);
  }

  private async hold({ person, name }: Actor, id: string): Promise<void> {
    await this.db.query(
      `INSERT INTO library.draft_lock AS l (publication_id, holder, holder_name, since, until)
       VALUES ($1, $2, $3, now(), now() + make_interval(mins => $4))
       ON CONFLICT (publication_id) DO UPDATE SET holder = excluded.holder, holder_name = excluded.holder_name, until = excluded.until,
         since = CASE WHEN l.holder = excluded.holder AND l.until > now() THEN l.since ELSE excluded.since END`,
      [id, person, name, LEASE_MINUTES],
    );
  }
}

/** What takes the draft away from under somebody, or writes over what they are writing. */
export function refuseLocked({ person }: Actor, record: OwnedPublication): void {
  const { id, lock_holder: holder, lock_name: name, lock_until: until } = record;
  if (holder === null || holder === person) return;
  throw conflict(
    `${name ?? holder} is writing the draft of ${id} until ${until?.toISOString()}. Wait, or take it over with a reason.`,
  );
}
