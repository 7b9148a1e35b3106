import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Grants, People } from '#access';
import { Database } from '#database';
import { ENVIRONMENT, log, publicUrlOf, type Environment } from '#platform';
import { DEMONSTRATION_PEOPLE, type DemonstrationPerson } from './demonstration-people.js';

/** Enters the demonstration people once; whoever is there already is left as is, also when a role was ended since. */
@Injectable()
export class PeopleSeed implements OnApplicationBootstrap {
  private readonly people: People;
  private readonly grants: Grants;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(Database) private readonly db: Database,
  ) {
    this.people = new People(db);
    this.grants = new Grants(db);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.environment.SEED === 'demonstration') await this.load();
  }

  /** @returns how many were entered */
  async load(): Promise<number> {
    const issuer = `${publicUrlOf(this.environment)}/oidc`;
    const entered = await this.db.transaction(async () => {
      await this.grants.takeTurn();
      let count = 0;
      for (const one of DEMONSTRATION_PEOPLE) count += Number(await this.enter(one, issuer));
      return count;
    });
    log('seed').info({ entered }, 'the register knows the demonstration people');
    return entered;
  }

  /** A node that moved to another address finds them by their e-mail, and adds the sign-in of the new address. */
  private async enter(
    { subject, participant, role, ...person }: DemonstrationPerson,
    issuer: string,
  ): Promise<boolean> {
    if (await this.people.ofIdentity({ issuer, subject })) return false;
    const known = await this.people.ofEmail(person.email);
    const id = known?.id ?? (await this.people.create(person));
    await this.people.addSignIn(id, { issuer, subject });
    if (known) return false;
    const period = { startsAt: new Date(), endsAt: null };
    await this.grants.add({ person: id, participant, role, kinds: null, ...period, grantedBy: 'seed' }, 'fill');
    return true;
  }
}
