import { Inject, Injectable } from '@nestjs/common';
import { Grants, inForce, roleGrants } from '#access';
import { Database } from '#database';
import { today } from '#kernel';
import { Notices, Outbox } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import { grouped } from '../grouped.js';
import { addDays } from './freshness.js';
import { freshnessChangeOf } from './freshness-change.js';
import { NewestRevisions } from './newest-revisions.service.js';

const AT_ONCE = 200;
const REMINDED = 1;
const DUE_TOLD = 2;
const LAPSE_TOLD = 3;

interface Due {
  id: string;
  owner: string;
  told: number;
  has_lapsed: boolean;
}

/**
 * Tells once what comes with the days: the owner's publishers before a record is due, everybody who may read it when it is,
 * and when it was not confirmed. What was told stands on the record, in the transaction that tells it, and begins anew
 * with each revision and confirmation; so a day on which nothing ran is made up for, and nothing is told twice.
 */
@Injectable()
export class FreshnessTelling {
  private readonly grants: Grants;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(NewestRevisions) private readonly newest: NewestRevisions,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    this.grants = new Grants(db);
  }

  /** @returns how many records something was told of */
  async tell(now: Date): Promise<number> {
    let told = 0;
    for (const batch of [() => this.tellDue(now), () => this.remind(now)]) {
      for (let some = AT_ONCE; some === AT_ONCE; told += some) some = await this.db.transaction(batch);
    }
    return told;
  }

  private async tellDue(now: Date): Promise<number> {
    const due = await this.db.query<Due>(
      `SELECT id, owner, freshness_told AS told, lapses_on <= $1 AS has_lapsed FROM library.publication
       WHERE state = 'PUBLISHED' AND (freshness_told < ${DUE_TOLD} AND due_on <= $1 OR freshness_told < ${LAPSE_TOLD} AND lapses_on <= $1)
       ORDER BY due_on, id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
      [today(now)],
    );
    if (due.length === 0) return 0;
    const revisions = await this.newest.of(due.map(({ id }) => id));
    const byId = new Map(due.map((one) => [one.id, one]));
    const changes = revisions.flatMap((revision) => {
      const { told, has_lapsed } = byId.get(revision.id) as Due;
      return [
        ...(told < DUE_TOLD ? [freshnessChangeOf('publication.confirmation_due', revision, now)] : []),
        ...(has_lapsed ? [freshnessChangeOf('publication.not_confirmed', revision, now)] : []),
      ];
    });
    await this.outbox.emitAll(changes);
    await this.db.query(
      `UPDATE library.publication SET freshness_told = CASE WHEN lapses_on <= $2 THEN ${LAPSE_TOLD} ELSE ${DUE_TOLD} END WHERE id = ANY($1)`,
      [due.map(({ id }) => id), today(now)],
    );
    return due.length;
  }

  /** One letter for all of an owner's records that come due within the same days. */
  private async remind(now: Date): Promise<number> {
    const soon = addDays(today(now), this.environment.CONFIRMATION_REMINDER_DAYS);
    const due = await this.db.query<{ id: string; owner: string; kind: string }>(
      `SELECT id, owner, kind FROM library.publication
       WHERE state = 'PUBLISHED' AND freshness_told < ${REMINDED} AND due_on <= $1
       ORDER BY due_on, id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
      [soon],
    );
    for (const [owner, records] of grouped(due, (one) => one.owner)) {
      const ids = records.map(({ id }) => id);
      const to = await this.publishersOf(owner, now);
      await this.notices.tell({ to, kind: 'CONFIRMATION_SOON', participant: owner, records: ids });
      await this.db.query(`UPDATE library.publication SET freshness_told = ${REMINDED} WHERE id = ANY($1)`, [ids]);
    }
    return due.length;
  }

  private async publishersOf(owner: string, now: Date): Promise<string[]> {
    const held = inForce(await this.grants.at([owner]), now);
    return [...new Set(held.filter(({ role }) => roleGrants(role, 'publication:publish')).map(({ person }) => person))];
  }
}
