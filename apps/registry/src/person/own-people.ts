import { Inject, Injectable } from '@nestjs/common';
import { Access, Grants, inForce, roleGrants, type Actor, type Permission } from '#access';
import { Database } from '#database';
import { Fault, notFound, isUuid } from '#kernel';

/** Somebody who was asked for by name. */
export type SignedIn = Actor & { person: string; participant: string };

/** The secretariat manages everybody's people; everybody else its own. */
export const isSecretariat = ({ roles }: Actor): boolean => roles.includes('secretariat');

/** Who may see and change what belongs to a participant's people. */
@Injectable()
export class OwnPeople {
  private readonly grants: Grants;

  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
  ) {
    this.grants = new Grants(db);
  }

  /** A permission for people of a participant that the caller names. Machines say nothing about people. */
  require(actor: Actor, permission: Permission, participant?: string): SignedIn {
    const owned = participant === undefined || isSecretariat(actor) ? undefined : { owner: participant };
    this.access.require(actor, permission, owned);
    return actor;
  }

  /** The same for a thing that was found by its id: one of others is not there. */
  reach<T extends { participant: string }>(actor: SignedIn, thing: T | null, what: string): T {
    if (thing && (isSecretariat(actor) || thing.participant === actor.participant)) return thing;
    throw notFound(what);
  }

  sees(actor: Actor, participant: string): boolean {
    return this.access.can(actor, 'person:read', isSecretariat(actor) ? undefined : { owner: participant });
  }

  /** Writers take turns; whoever's role was ended by the one before is refused, though the request began with it. */
  async takeTurn(actor: SignedIn, permission: Permission): Promise<void> {
    await this.grants.takeTurn();
    if (!isUuid(actor.person)) return;
    const held = (await this.grants.ofPersons([actor.person])).filter(
      ({ participant }) => participant === actor.participant,
    );
    const now = await this.now();
    if (held.length === 0 || inForce(held, now).some(({ role }) => roleGrants(role, permission))) return;
    throw new Fault('NOT_AUTHORISED', `The role that this needs (${permission}) has just been ended.`);
  }

  private async now(): Promise<Date> {
    const [row] = await this.db.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return row?.now ?? new Date();
  }
}
