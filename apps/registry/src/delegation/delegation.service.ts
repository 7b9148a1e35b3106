import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, Grants, inForce, People, roleGrants, type Actor, type Grant, type Person } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, notFound } from '#kernel';
import { OwnPeople, type SignedIn } from '../person/own-people.js';
import { ParticipantDays, type Days } from '../person/participant-days.js';
import type { EndRoleInput } from '../person/role.service.js';

export interface DelegateInput extends Days {
  grant: string;
  to: string;
}

type Result = Grant & { __typename: 'RoleGrant' };

/** Who is away lends the own role: one step, to people of the same participant, never longer than it is held. */
@Injectable()
export class DelegationService {
  private readonly grants: Grants;
  private readonly people: People;

  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Database) private readonly db: Database,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
  ) {
    this.grants = new Grants(db);
    this.people = new People(db);
  }

  /** What has not ended of it. */
  async lent(lender: SignedIn): Promise<Grant[]> {
    const here = await this.grants.at([lender.participant]);
    const own = new Set(here.filter(({ person }) => person === lender.person).map(({ id }) => id));
    const now = new Date();
    return here.filter(
      ({ deputisesFor, endsAt }) => deputisesFor !== null && own.has(deputisesFor) && (endsAt === null || endsAt > now),
    );
  }

  /** Whom one may lend to. */
  async colleagues(lender: SignedIn): Promise<Person[]> {
    if (!this.access.can(lender, 'role:delegate')) return [];
    const held = inForce(await this.grants.at([lender.participant]), new Date());
    const others = [...new Set(held.map(({ person }) => person))].filter((id) => id !== lender.person);
    const found = await this.people.ofIds(others);
    return found.sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id));
  }

  async delegate(actor: Actor, input: DelegateInput): Promise<Result> {
    const lender = this.own.require(actor, 'role:delegate');
    const period = this.days.period(lender.participant, input);
    return this.db.transaction(async () => {
      await this.own.takeTurn(lender, 'role:delegate');
      const whole = await this.ownGrant(lender, input.grant);
      if (whole.endsAt !== null && (period.endsAt === null || period.endsAt > whole.endsAt)) {
        const message = `your own role ends at ${whole.endsAt.toISOString()}; expected no later day`;
        throw invalidInput([{ path: 'input.until', message }]);
      }
      await this.refuseStranger(lender, input.to);
      const { participant, role, kinds } = whole;
      const lent = {
        person: input.to,
        participant,
        role,
        kinds,
        ...period,
        deputisesFor: whole.id,
        grantedBy: lender.person,
      };
      const [id] = await this.grants.add(lent, 'refuse');
      const after = await this.found(id as string);
      await Audit.record(this.db, { actor, action: 'delegation:begin', participant, thing: after.id, after });
      return after;
    });
  }

  async end(actor: Actor, { grant: id, until }: EndRoleInput): Promise<Result> {
    const lender = this.own.require(actor, 'role:delegate');
    const { endsAt: at } = this.days.period(lender.participant, { until });
    return this.db.transaction(async () => {
      await this.grants.takeTurn();
      const before = await this.grants.find(id);
      const whole = before?.deputisesFor ? await this.grants.find(before.deputisesFor) : null;
      if (!before || whole?.person !== lender.person || before.participant !== lender.participant)
        throw notFound('The delegation');
      if (before.endsAt !== null && before.endsAt <= new Date()) throw conflict('This delegation has ended already.');
      await this.grants.end(id, at ?? new Date(), lender.person);
      const after = await this.found(id);
      await Audit.record(this.db, { actor, action: 'delegation:end', thing: id, before, after });
      return after;
    });
  }

  private async ownGrant(lender: SignedIn, id: string): Promise<Grant> {
    const grant = await this.grants.find(id);
    if (grant?.person !== lender.person || grant.participant !== lender.participant) throw notFound('The grant');
    if (grant.deputisesFor !== null) throw conflict('This role was lent to you; it cannot be lent on.');
    if (!roleGrants(grant.role, 'role:delegate')) throw conflict(`The role ${grant.role} is granted, not lent.`);
    if (inForce([grant], new Date()).length === 0) throw conflict('This role is not held now.');
    return grant;
  }

  private async refuseStranger(lender: SignedIn, deputy: string): Promise<void> {
    if (deputy === lender.person) throw conflict('Nobody is one’s own deputy.');
    const held = (await this.grants.ofPersons([deputy])).filter(
      ({ participant }) => participant === lender.participant,
    );
    if (inForce(held, new Date()).length === 0) throw notFound('The person');
  }

  private async found(id: string): Promise<Result> {
    const grant = await this.grants.find(id);
    if (!grant) throw new Error(`grant ${id} was written and is not there`);
    return { ...grant, __typename: 'RoleGrant' };
  }
}
