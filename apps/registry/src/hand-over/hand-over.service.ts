import { Inject, Injectable } from '@nestjs/common';
import {
  Audit,
  Grants,
  People,
  roleGrants,
  ServiceAccountBook,
  type Actor,
  type Grant,
  type Invitation,
  type Person,
  type ServiceAccount,
} from '#access';
import { Database } from '#database';
import { conflict, Fault, invalidInput, isDay, notFound } from '#kernel';
import { InvitationService } from '../invitation/invitation.service.js';
import { ParticipantService } from '../participant/participant.service.js';
import { isSecretariat, OwnPeople, type SignedIn } from '../person/own-people.js';
import { ParticipantDays } from '../person/participant-days.js';
import { roleProblems } from '../person/role-rules.js';
import { RoleService } from '../person/role.service.js';

export interface HandOverInput {
  participant: string;
  from: string;
  to?: string | null;
  invite?: { email: string; name: string; language?: string | null } | null;
  on: string;
}

export interface HandOver {
  __typename: 'HandOver';
  ended: Grant[];
  begun: Grant[];
  invitation: Invitation | null;
  endedServiceAccounts: ServiceAccount[];
}

/** One goes, another comes: in one transaction, so that no role is left behind and none is held twice. */
@Injectable()
export class HandOverService {
  private readonly grants: Grants;
  private readonly people: People;
  private readonly machines: ServiceAccountBook;

  constructor(
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Database) private readonly db: Database,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
    @Inject(ParticipantService) private readonly participants: ParticipantService,
    @Inject(RoleService) private readonly roles: RoleService,
    @Inject(InvitationService) private readonly invitations: InvitationService,
  ) {
    this.grants = new Grants(db);
    this.people = new People(db);
    this.machines = new ServiceAccountBook(db);
  }

  async handOver(actor: Actor, input: HandOverInput): Promise<HandOver> {
    const manager = this.own.require(actor, 'person:manage', input.participant);
    const at = this.moment(input);
    return this.db.transaction(async () => {
      await this.own.takeTurn(manager, 'person:manage');
      const leaving = await this.leaving(manager, input.from, input.participant, at);
      if (leaving.length === 0) throw conflict('There is no role to hand over on that day.');
      const begun = input.to ? await this.follow(manager, input.to, leaving, at) : [];
      const invitation = input.to ? null : await this.invite(manager, input, leaving);
      const { ended, accounts } = await this.leave(
        manager,
        { person: input.from, participant: input.participant },
        leaving,
        at,
      );
      const { participant, from: thing } = input;
      await Audit.record(this.db, {
        actor,
        action: 'person:hand-over',
        participant,
        thing,
        before: leaving,
        after: { ended, begun },
      });
      return { __typename: 'HandOver', ended, begun, invitation, endedServiceAccounts: accounts };
    });
  }

  async left(
    actor: Actor,
    { person, participant }: { person: string; participant: string },
  ): Promise<Person & { __typename: 'Person' }> {
    const manager = this.own.require(actor, 'person:manage', participant);
    return this.db.transaction(async () => {
      await this.own.takeTurn(manager, 'person:manage');
      const now = new Date();
      const leaving = await this.leaving(manager, person, participant, now);
      await this.leave(manager, { person, participant }, leaving, now);
      const elsewhere = (await this.grants.ofPersons([person])).some(({ endsAt }) => endsAt === null || endsAt > now);
      if (!elsewhere) await this.people.leave(person, manager.person);
      await Audit.record(this.db, { actor, action: 'person:leave', participant, thing: person, before: leaving });
      const after = await this.people.find(person);
      if (!after) throw notFound('The person');
      return { ...after, __typename: 'Person' };
    });
  }

  private moment({ participant, on, to, invite }: HandOverInput): Date {
    const today = this.days.today(participant);
    if (!isDay(on) || on < today)
      throw invalidInput([{ path: 'input.on', message: `expected a full day, ${today} or later` }]);
    if (Boolean(to) === Boolean(invite))
      throw invalidInput([{ path: 'input.to', message: 'expected either to or invite' }]);
    return on === today ? new Date() : this.days.beginning(participant, on);
  }

  /** What is held there then or later, lent roles too; those of people whom one may not know are not there. */
  private async leaving(manager: SignedIn, person: string, participant: string, at: Date): Promise<Grant[]> {
    const here = (await this.grants.ofPersons([person])).filter((grant) => grant.participant === participant);
    if (here.length === 0) throw notFound('The person');
    const leaving = here.filter(({ endsAt }) => endsAt === null || endsAt > at);
    if (!isSecretariat(manager) && leaving.length > 0)
      roleProblems(manager, this.participants.kind(participant), { roles: leaving.map(({ role }) => role) });
    return leaving;
  }

  private async follow(manager: SignedIn, to: string, leaving: readonly Grant[], at: Date): Promise<Grant[]> {
    const person = await this.people.find(to);
    const participant = leaving[0]?.participant;
    const here = (await this.grants.ofPersons([to])).some((grant) => grant.participant === participant);
    if (!person || person.leftAt !== null || (!here && !isSecretariat(manager))) throw notFound('The person who comes');
    if (to === leaving[0]?.person) throw conflict('Nobody follows oneself.');
    const begun: string[] = [];
    for (const { role, kinds, startsAt, endsAt } of ownRoles(leaving)) {
      if (to === manager.person && !isSecretariat(manager) && roleGrants(role, 'publication:publish'))
        throw new Fault('NOT_AUTHORISED', `Nobody makes himself ${role}: another coordinator or the secretariat can.`);
      const period = { startsAt: startsAt > at ? startsAt : at, endsAt };
      const held = {
        person: to,
        participant: participant as string,
        role,
        kinds,
        ...period,
        grantedBy: manager.person,
      };
      begun.push(...(await this.grants.add(held, 'fill')));
    }
    return (await this.grants.ofPersons([to])).filter(({ id }) => begun.includes(id));
  }

  /** A letter speaks of roles with one set of kinds and one end; where they differ, the people have to be known first. */
  private async invite(manager: SignedIn, input: HandOverInput, leaving: readonly Grant[]): Promise<Invitation> {
    const own = ownRoles(leaving);
    const [first] = own;
    if (!first) throw conflict('There is no own role to hand over; what was lent goes back.');
    const alike = ({ kinds, endsAt }: Grant): string => JSON.stringify([kinds, endsAt]);
    if (own.some((grant) => alike(grant) !== alike(first)))
      throw conflict(
        'The roles differ in their kinds or ends: invite the successor for each first, then hand over to the person.',
      );
    return this.invitations.invite(manager, {
      participant: input.participant,
      ...(input.invite as NonNullable<HandOverInput['invite']>),
      roles: [...new Set(own.map(({ role }) => role))],
      kinds: first.kinds ? [...first.kinds] : null,
      from: input.on,
      until: this.days.lastDay(input.participant, first.endsAt),
    });
  }

  private async leave(
    manager: SignedIn,
    { person, participant }: { person: string; participant: string },
    leaving: readonly Grant[],
    at: Date,
  ): Promise<{ ended: Grant[]; accounts: ServiceAccount[] }> {
    for (const grant of leaving) await this.grants.end(grant.id, at, manager.person);
    for (const grant of leaving) await this.roles.refuseLastManager(manager, grant, at);
    const accounts = await this.machines.expireOf(person, participant, at);
    if (at <= new Date()) await this.people.closeDoors(person, participant);
    const ids = leaving.map(({ id }) => id);
    return { ended: (await this.grants.ofPersons([person])).filter(({ id }) => ids.includes(id)), accounts };
  }
}

const ownRoles = (grants: readonly Grant[]): Grant[] => grants.filter(({ deputisesFor }) => deputisesFor === null);
