import { Inject, Injectable } from '@nestjs/common';
import { Grants, People, type Actor, type Grant, type Person } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { grouped } from '../grouped.js';
import { isSecretariat, OwnPeople } from './own-people.js';

/** People as their own participant and the secretariat see them. For everybody else they do not exist. */
@Injectable()
export class PersonService {
  private readonly people: People;
  private readonly grants: Grants;

  constructor(
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Database) db: Database,
  ) {
    this.people = new People(db);
    this.grants = new Grants(db);
  }

  /** Whoever holds, held or will hold a role there, by name. */
  async at(actor: Actor, given: string | null | undefined): Promise<Person[]> {
    const participant = given ?? actor.participant ?? undefined;
    this.own.require(actor, 'person:read', participant);
    return this.people.at(participant as string);
  }

  async find(actor: Actor, id: string): Promise<Person | null> {
    const reader = this.own.require(actor, 'person:read');
    const person = await this.people.find(id);
    if (!person || isSecretariat(actor)) return person;
    const here = (await this.grants.ofPersons([id])).some(({ participant }) => participant === reader.participant);
    return here || id === reader.person ? person : null;
  }

  byId(context: SubgraphContext, id: string): Promise<Person | null> {
    return loader(context, 'persons', async (ids: readonly string[]) => {
      const found = await this.people.ofIds(ids);
      return ids.map((one) => found.find((person) => person.id === one) ?? null);
    }).load(id);
  }

  /** What they hold elsewhere is not for who asks. */
  async rolesOf(context: SubgraphContext, person: string): Promise<Grant[]> {
    const { actor } = context;
    const grants = await this.grantsOf(context, person);
    return grants.filter(({ participant }) => actor.person === person || this.own.sees(actor, participant));
  }

  private grantsOf(context: SubgraphContext, person: string): Promise<Grant[]> {
    return loader(context, 'grants by person', async (ids: readonly string[]) => {
      const groups = grouped(await this.grants.ofPersons(ids), (grant) => grant.person);
      return ids.map((id) => groups.get(id) ?? []);
    }).load(person);
  }
}
