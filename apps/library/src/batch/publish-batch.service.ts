import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { Fault, invalidInput, type Problem } from '#kernel';
import { Duplicates } from '../publication/duplicates.service.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { intentOf, Publishing, type Intent, type Ready } from '../publication/publishing.service.js';
import type { PublicationRecord } from '../publication/record.js';

export interface BatchRecord {
  id: string;
  expectedVersion: number;
}

export interface BatchOptions {
  records: readonly BatchRecord[];
  changeNote?: string | null;
  embargoUntil?: string | null;
}

export interface Refusal {
  id: string;
  fault: Fault;
}

/** What one record alone would have been refused for, of all that stood in the way. */
export class BatchFault extends Fault {
  constructor(
    readonly refusals: readonly Refusal[],
    of: number,
  ) {
    super('CONFLICT', `Nothing was published: ${refusals.length} of ${of} records cannot be.`);
  }
}

const MOST = 500;

/** Many drafts as one act: looked at one after the other, then all published or none. */
@Injectable()
export class PublishBatch {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(Publishing) private readonly publishing: Publishing,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
  ) {}

  async publish(
    actor: Actor,
    { records, ...options }: BatchOptions,
  ): Promise<{ batch: string; publications: PublicationRecord[] }> {
    this.access.require(actor, 'publication:publish');
    refuseOddLists(records);
    const batch = randomUUID();
    const intent = intentOf(options, batch);
    return this.db.transaction(async () => {
      const ids = records.map(({ id }) => id);
      await this.duplicates.takeTurnFor(actor.participant, ids);
      const ready = await this.readyOf(actor, records, intent);
      for (const one of ready) await this.carryOut(actor, one, intent, ready.length);
      await Audit.record(this.db, { actor, action: 'publication:batch', thing: batch, after: ids });
      const found = await this.reader.findMany(actor, ids);
      return { batch, publications: found.filter((record) => record !== null) };
    });
  }

  /** Two of the same thing may be of one batch. */
  private async carryOut(actor: Actor, ready: Ready, intent: Intent, of: number): Promise<void> {
    try {
      await this.publishing.carryOut(actor, ready, intent);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      throw new BatchFault([{ id: ready.revision.id, fault }], of);
    }
  }

  /** Locked in one order, so that two batches with the same records wait for one another and not for each other. */
  private async readyOf(
    actor: Actor & { person: string },
    records: readonly BatchRecord[],
    intent: Intent,
  ): Promise<Ready[]> {
    const ready: Ready[] = [];
    const refusals: Refusal[] = [];
    for (const { id, expectedVersion } of [...records].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      try {
        ready.push(await this.publishing.ready(actor, id, { expectedVersion }, intent));
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        refusals.push({ id, fault });
      }
    }
    if (refusals.length > 0) throw new BatchFault(refusals, records.length);
    return ready;
  }
}

function refuseOddLists(records: readonly BatchRecord[]): void {
  if (records.length === 0 || records.length > MOST)
    throw invalidInput([{ path: 'records', message: `expected 1 to ${MOST} records; there are ${records.length}` }]);
  const problems: Problem[] = records.flatMap(({ id }, index) =>
    records.findIndex((other) => other.id === id) === index
      ? []
      : [{ path: `records.${index}.id`, message: `${JSON.stringify(id.slice(0, 60))} is named twice` }],
  );
  if (problems.length > 0) throw invalidInput(problems);
}
