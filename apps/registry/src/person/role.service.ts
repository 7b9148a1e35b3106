import { Inject, Injectable } from '@nestjs/common';
import { Audit, Grants, People, roleGrants, ServiceAccountBook, type Actor, type Grant, type Role } from '#access';
import { Database } from '#database';
import { conflict, Fault, invalidInput, notFound, isUuid } from '#kernel';
import { ParticipantService } from '../participant/participant.service.js';
import { isSecretariat, OwnPeople, type SignedIn } from './own-people.js';
import { dayProblems, ParticipantDays, type Days } from './participant-days.js';
import { roleProblems } from './role-rules.js';

export interface GrantRoleInput extends Days {
  person: string;
  participant: string;
  role: Role;
  kinds?: string[] | null;
}

export interface EndRoleInput {
  grant: string;
  until?: string | null;
}

type GrantResult = Grant & { __typename: 'RoleGrant' };

/** Who says who may: dated, limited to kinds, at the own participant. */
@Injectable()
export class RoleService {
  private readonly grants: Grants;
  private readonly people: People;
  private readonly machines: ServiceAccountBook;

  constructor(
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Database) private readonly db: Database,
    @Inject(ParticipantService) private readonly participants: ParticipantService,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
  ) {
    this.grants = new Grants(db);
    this.people = new People(db);
    this.machines = new ServiceAccountBook(db);
  }

  async grant(actor: Actor, input: GrantRoleInput): Promise<GrantResult> {
    const granter = this.own.require(actor, 'person:manage', input.participant);
    this.refuseOwnRise(granter, input);
    const problems = roleProblems(actor, this.participants.kind(input.participant), { ...input, roles: [input.role] });
    if (!this.participants.find(input.participant))
      problems.unshift({ path: 'input.participant', message: `${input.participant} is not on the register` });
    if (problems.length > 0) throw invalidInput(problems);
    const period = this.days.period(input.participant, input);
    return this.db.transaction(async () => {
      await this.own.takeTurn(granter, 'person:manage');
      await this.findPerson(granter, input.person);
      const { person, participant, role, kinds = null } = input;
      const [id] = await this.grants.add(
        { person, participant, role, kinds, ...period, grantedBy: granter.person },
        'refuse',
      );
      const granted = await this.found(id as string);
      await Audit.record(this.db, { actor, action: 'grant:give', participant, thing: granted.id, after: granted });
      return granted;
    });
  }

  async end(actor: Actor, input: EndRoleInput): Promise<GrantResult> {
    const ender = this.own.require(actor, 'person:manage');
    const problems = dayProblems('input.until', input.until);
    if (problems.length > 0) throw invalidInput(problems);
    return this.db.transaction(async () => {
      await this.own.takeTurn(ender, 'person:manage');
      const before = this.own.reach(ender, await this.grants.find(input.grant), 'The grant');
      if (!isSecretariat(actor))
        roleProblems(actor, this.participants.kind(before.participant), { roles: [before.role] });
      const at = this.endOf(before, input.until);
      await this.refuseLastManager(ender, before, at);
      await this.grants.end(before.id, at, ender.person);
      await this.endMachines(before, at);
      const after = await this.found(before.id);
      const { participant, id: thing } = before;
      await Audit.record(this.db, { actor, action: 'grant:end', participant, thing, before, after });
      return after;
    });
  }

  /** A participant without anybody who says who may would be stuck. */
  async refuseLastManager(actor: SignedIn, ending: Grant, at: Date): Promise<void> {
    if (!roleGrants(ending.role, 'person:manage') || isSecretariat(actor)) return;
    const others = (await this.grants.at([ending.participant])).filter(
      ({ id, role, startsAt, endsAt, deputisesFor }) =>
        id !== ending.id &&
        deputisesFor === null &&
        roleGrants(role, 'person:manage') &&
        startsAt <= at &&
        (endsAt === null || endsAt > at),
    );
    if (others.length > 0) return;
    throw conflict(
      `This is the last ${ending.role} of ${ending.participant} then: make somebody else ${ending.role} from that day on first, or ask the secretariat.`,
    );
  }

  private refuseOwnRise(actor: SignedIn, { person, role }: GrantRoleInput): void {
    if (person !== actor.person || isSecretariat(actor) || !roleGrants(role, 'publication:publish')) return;
    throw new Fault('NOT_AUTHORISED', `Nobody makes himself ${role}: another coordinator or the secretariat can.`);
  }

  /** Coordinators know the people of their own participant; others come by invitation. */
  private async findPerson(actor: SignedIn, id: string): Promise<void> {
    const person = await this.people.find(id);
    const known =
      person !== null &&
      (isSecretariat(actor) ||
        (await this.grants.ofPersons([id])).some(({ participant }) => participant === actor.participant));
    if (!known) throw notFound('The person');
    if (person.leftAt !== null) throw conflict(`${person.name} has left; send an invitation to bring somebody back.`);
  }

  private endOf(grant: Grant, until: string | null | undefined): Date {
    const at = until ? this.days.end(grant.participant, until) : new Date();
    if (grant.endsAt !== null && grant.endsAt <= new Date()) throw conflict('This grant has ended already.');
    if (until && at <= new Date()) {
      const message = `${until} is past; expected the last day, or none to end it at once`;
      throw invalidInput([{ path: 'input.until', message }]);
    }
    if (grant.endsAt !== null && at > grant.endsAt)
      throw conflict(
        `It ends before that day already, at ${grant.endsAt.toISOString()}. Grant the role anew to lengthen it.`,
      );
    return at;
  }

  /** Who has no role there any more may have kept the secrets that were shown. */
  private async endMachines({ person, participant }: Grant, at: Date): Promise<void> {
    const left = (await this.grants.ofPersons([person])).some(
      (one) => one.participant === participant && (one.endsAt === null || one.endsAt > at),
    );
    if (!left) await this.machines.expireOf(person, participant, at);
  }

  private async found(id: string): Promise<GrantResult> {
    const grant = isUuid(id) ? await this.grants.find(id) : null;
    if (!grant) throw new Error(`grant ${id} was written and is not there`);
    return { ...grant, __typename: 'RoleGrant' };
  }
}
