import { Inject, Injectable } from '@nestjs/common';
import {
  Access,
  Audit,
  newSecret,
  roleGrants,
  ServiceAccountBook,
  type Actor,
  type Permission,
  type Role,
  type ServiceAccount,
} from '#access';
import { Database } from '#database';
import { conflict, Fault, invalidInput } from '#kernel';
import { ParticipantService } from '../participant/participant.service.js';
import { textProblems } from '../participant/stated-text.js';
import { isSecretariat, OwnPeople, type SignedIn } from '../person/own-people.js';
import { ParticipantDays } from '../person/participant-days.js';
import { roleProblems, rolesAt } from '../person/role-rules.js';

export interface CreateServiceAccountInput {
  participant: string;
  name: string;
  roles: Role[];
  kinds?: string[] | null;
  until?: string | null;
}

export interface ServiceAccountActions {
  takeSecret: boolean;
  revoke: boolean;
}

export interface ServiceAccountSecret {
  __typename: 'ServiceAccountSecret';
  serviceAccount: ServiceAccount;
  secret: string | null;
}

const MACHINE_ROLES: readonly Role[] = ['contributor', 'publisher', 'regional-coordinator', 'partner-agent'];
const LONGEST_NAME = 100;

const publishes = ({ roles }: Pick<ServiceAccount, 'roles'>): boolean =>
  roles.some((role) => roleGrants(role, 'publication:publish'));

/** Who says who may publish does not publish, by a machine neither; and nobody publishes by one what he may not himself. */
function mayHoldSecret(holder: Actor, account: Pick<ServiceAccount, 'roles' | 'kinds'>): boolean {
  if (!publishes(account) || isSecretariat(holder)) return true;
  return holder.grants.some(
    ({ role, kinds }) =>
      roleGrants(role, 'publication:publish') &&
      (kinds === null || (account.kinds !== null && account.kinds.every((kind) => kinds.includes(kind)))),
  );
}

@Injectable()
export class ServiceAccountService {
  private readonly book: ServiceAccountBook;

  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Database) private readonly db: Database,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
    @Inject(ParticipantService) private readonly participants: ParticipantService,
  ) {
    this.book = new ServiceAccountBook(db);
  }

  async at(actor: Actor, given: string | null | undefined): Promise<ServiceAccount[]> {
    const participant = given ?? actor.participant ?? undefined;
    const reader = this.own.require(actor, 'service-account:secret', participant);
    const accounts = await this.book.at(participant as string);
    return this.access.can(actor, 'service-account:manage')
      ? accounts
      : accounts.filter((account) => publishes(account) && mayHoldSecret(reader, account));
  }

  viewerCan(actor: Actor, account: ServiceAccount): ServiceAccountActions {
    const lasts = account.revokedAt === null;
    const manages = this.access.can(actor, 'service-account:manage');
    const takes = publishes(account) ? mayHoldSecret(actor, account) : manages;
    return { takeSecret: lasts && takes && this.access.can(actor, 'service-account:secret'), revoke: lasts && manages };
  }

  async create(actor: Actor, input: CreateServiceAccountInput): Promise<ServiceAccountSecret> {
    const manager = this.own.require(actor, 'service-account:manage', input.participant);
    const { participant, name, roles, kinds = null } = input;
    const kind = this.participants.kind(participant);
    const problems = [...textProblems('input.name', name, LONGEST_NAME), ...roleProblems(actor, kind, input)];
    const possible = MACHINE_ROLES.filter((role) => rolesAt(kind).includes(role));
    if (roles.some((role) => !possible.includes(role)))
      problems.push({
        path: 'input.roles',
        message: `expected some of ${possible.join(', ')}: a machine holds no other here`,
      });
    if (!this.participants.find(participant))
      problems.unshift({ path: 'input.participant', message: `${participant.slice(0, 40)} is not on the register` });
    if (problems.length > 0) throw invalidInput(problems);
    const { endsAt: expiresAt } = this.days.period(participant, { until: input.until });
    const secret = newSecret('service-secret');
    return this.db.transaction(async () => {
      await this.own.takeTurn(manager, 'service-account:manage');
      const createdBy = manager.person;
      const id = await this.book.add({ participant, name: name.trim(), roles, kinds, expiresAt, createdBy, secret });
      // Else nobody has seen it, and a publisher takes one.
      const shown = mayHoldSecret(manager, { roles, kinds }) ? secret : null;
      return this.done(manager, 'service-account:create', id, shown);
    });
  }

  async rotate(actor: Actor, id: string): Promise<ServiceAccountSecret> {
    const secret = newSecret('service-secret');
    return this.change(actor, id, 'service-account:secret', async (manager, account) => {
      this.refuseSecret(manager, account);
      await this.book.rotate(id, secret, manager.person);
      return this.done(manager, 'service-account:rotate', id, secret);
    });
  }

  async revoke(actor: Actor, id: string): Promise<ServiceAccountSecret> {
    return this.change(actor, id, 'service-account:manage', async (manager) => {
      await this.book.revoke(id);
      return this.done(manager, 'service-account:revoke', id, null);
    });
  }

  private async change(
    actor: Actor,
    id: string,
    permission: Permission,
    work: (manager: SignedIn, account: ServiceAccount) => Promise<ServiceAccountSecret>,
  ): Promise<ServiceAccountSecret> {
    const manager = this.own.require(actor, permission);
    return this.db.transaction(async () => {
      await this.own.takeTurn(manager, permission);
      const account = this.own.reach(manager, await this.book.find(id), 'The service account');
      if (account.revokedAt !== null) throw conflict('This service account is revoked; create another.');
      return work(manager, account);
    });
  }

  private refuseSecret(manager: SignedIn, account: ServiceAccount): void {
    if (!publishes(account)) return this.access.require(manager, 'service-account:manage');
    if (mayHoldSecret(manager, account)) return;
    throw new Fault(
      'NOT_AUTHORISED',
      'Who has the secret of this machine can publish: a publisher of these kinds of record takes it, or the secretariat.',
    );
  }

  private async done(
    actor: SignedIn,
    action: string,
    id: string,
    secret: string | null,
  ): Promise<ServiceAccountSecret> {
    const serviceAccount = await this.book.find(id);
    if (!serviceAccount) throw new Error(`service account ${id} was written and is not there`);
    const { participant } = serviceAccount;
    await Audit.record(this.db, { actor, action, participant, thing: id, after: serviceAccount });
    return { __typename: 'ServiceAccountSecret', serviceAccount, secret };
  }
}
