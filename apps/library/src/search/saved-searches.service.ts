import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, Fault, invalidInput, isUuid, notFound } from '#kernel';
import { conditionsOf, type PublicationFilter } from '../publication/filter.js';
import { SavedSearchEntity } from './saved-search.entity.js';
import { Searching } from './searching.service.js';

export interface SearchToSave {
  name: string;
  filter?: PublicationFilter | null;
  search?: string | null;
}

const MOST = 100;
const LONGEST_NAME = 120;

/** Searches of a person at a participant; another person's are as if they did not exist. */
@Injectable()
export class SavedSearches {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Searching) private readonly searching: Searching,
  ) {}

  async mine(actor: Actor): Promise<SavedSearchEntity[]> {
    const own = ownOf(actor);
    return this.db.repository(SavedSearchEntity).find({ where: own, order: { name: 'ASC' } });
  }

  async save(actor: Actor, { name: given, filter, search }: SearchToSave): Promise<SavedSearchEntity> {
    const own = ownOf(actor);
    const name = given.trim();
    if (name === '' || name.length > LONGEST_NAME)
      throw invalidInput([{ path: 'name', message: `expected 1 to ${LONGEST_NAME} characters` }]);
    conditionsOf(actor, filter ?? {}, await this.searching.prepare(search));
    return this.db.transaction(async () => {
      await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('saved search ' || $1 || ' ' || $2, 0))`, [
        own.participant,
        own.person,
      ]);
      const saved = this.db.repository(SavedSearchEntity);
      const before = await saved.findOneBy({ ...own, name });
      if (!before && (await saved.countBy(own)) >= MOST)
        throw conflict(`You have ${MOST} saved searches already; delete one first.`);
      const kept = { ...own, name, filter: filter ?? {}, search: search?.trim() || null };
      const after = await saved.save({
        ...kept,
        id: before?.id ?? randomUUID(),
        createdAt: before?.createdAt ?? new Date(),
      });
      await Audit.record(this.db, { actor, action: 'saved-search:save', thing: after.id, before, after });
      return after;
    });
  }

  async delete(actor: Actor, id: string): Promise<void> {
    const own = ownOf(actor);
    await this.db.transaction(async () => {
      const saved = this.db.repository(SavedSearchEntity);
      const before = isUuid(id) ? await saved.findOneBy({ ...own, id }) : null;
      if (!before) throw notFound('This saved search');
      await saved.delete({ ...own, id });
      await Audit.record(this.db, { actor, action: 'saved-search:delete', thing: id, before });
    });
  }
}

function ownOf({ person, participant }: Actor): { person: string; participant: string } {
  if (person === null || participant === null)
    throw new Fault('NOT_AUTHENTICATED', 'This needs a signed-in person: a saved search belongs to one.');
  return { person, participant };
}
