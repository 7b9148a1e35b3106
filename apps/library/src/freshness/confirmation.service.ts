import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput } from '#kernel';
import { Outbox } from '#messaging';
import { OwnedPublications } from '../publication/owned-publications.service.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { confirmBy } from './freshness.js';
import { freshnessChangeOf } from './freshness-change.js';
import { NewestRevisions } from './newest-revisions.service.js';

const MOST = 500;

/** The owner says that records still hold. They stay as they are; only the day moves on which they are asked again. */
@Injectable()
export class Confirmation {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(NewestRevisions) private readonly newest: NewestRevisions,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async confirm(actor: Actor, given: readonly string[]): Promise<PublicationRecord[]> {
    this.access.require(actor, 'publication:publish');
    const { participant, person } = actor;
    const ids = idsOf(given);
    return this.db.transaction(async () => {
      // In one order, so that two who confirm the same records wait for one another and not for each other.
      for (const id of [...ids].sort()) await this.requireConfirmable(actor, id);
      const at = new Date();
      const revisions = await this.newest.of(ids);
      for (const revision of revisions) {
        const due = confirmBy(revision.content, at);
        await this.db.query(
          `UPDATE library.publication SET confirmed_at = $2, confirmed_by = $3, due_on = $4, lapses_on = $5, freshness_told = 0,
             version = version + 1 WHERE id = $1`,
          [revision.id, at, participant, due?.dueOn, due?.lapsesOn],
        );
        await Audit.record(this.db, {
          actor,
          action: 'publication:confirm',
          thing: `${revision.id}@${revision.number}`,
          after: due,
        });
      }
      await this.outbox.emitAll(
        revisions.map((revision) => freshnessChangeOf('publication.confirmed', { ...revision, person }, at)),
      );
      return (await this.reader.findMany(actor, ids)).filter((record) => record !== null);
    });
  }

  private async requireConfirmable(actor: Actor, id: string): Promise<void> {
    const record = await this.owned.lock(actor, id, 'publication:publish');
    if (record.state === 'REVOKED') throw conflict(`${id} was revoked; there is nothing to confirm.`);
    if (record.state === 'DRAFT') throw conflict(`${id} was never published; there is nothing to confirm.`);
    if (confirmBy({ kind: record.kind }, new Date()) === null)
      throw conflict(`${id} needs no confirmation; a ${record.kind.toLowerCase()} stays as it was.`);
  }
}

function idsOf(given: readonly string[]): string[] {
  const ids = [...new Set(given)];
  if (ids.length > 0 && ids.length <= MOST) return ids;
  throw invalidInput([{ path: 'ids', message: `expected 1 to ${MOST} records; there are ${ids.length}` }]);
}
