import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, ParticipantZones, type Actor } from '#access';
import { Database } from '#database';
import { conflict, Fault, invalidInput, notFound, participantCountry } from '#kernel';
import { refuseSecondProfile } from '../participant/same-profile.js';
import { takeTurn } from '../register-lock.js';
import { columnsOf, detailsProblems, OWN_FIELDS, type AuthorityDetails } from './authority-input.js';
import { AuthorityEntity } from './authority.entity.js';
import { AuthorityService } from './authority.service.js';
import { ContactPointService } from './contact-point.service.js';

export interface CreateAuthorityInput extends AuthorityDetails {
  id: string;
}

export interface UpdateAuthorityInput extends AuthorityDetails {
  id: string;
  expectedVersion: number;
}

type Authority = AuthorityEntity & { __typename: 'Authority' };

/** Enters authorities, one profile for each, and corrects what is said of them. */
@Injectable()
export class EnterAuthorityService {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(AuthorityService) private readonly register: AuthorityService,
    @Inject(ContactPointService) private readonly contacts: ContactPointService,
  ) {}

  async create(actor: Actor, input: CreateAuthorityInput): Promise<Authority> {
    this.access.require(actor, 'registry:write');
    const country = participantCountry(input.id);
    const problems = detailsProblems({ ...input, names: input.names ?? [] });
    if (country === null) {
      const message = `${input.id.slice(0, 40)} is no id of an authority; expected the country's code, a hyphen and a short name, such as VN-MOH`;
      problems.unshift({ path: 'input.id', message });
    }
    if (country === null || problems.length > 0) throw invalidInput(problems);
    return this.write(async () => {
      if (await this.db.repository(AuthorityEntity).existsBy({ id: input.id })) {
        const message = `${input.id} already is on the register; update it instead of entering it again.`;
        throw new Fault('CONFLICT', message, [{ path: 'input.id', message }]);
      }
      const row = { ...EMPTY, id: input.id, country, ...columnsOf(input) };
      await this.refuseSecond(row);
      await this.db.repository(AuthorityEntity).insert({ ...row });
      await this.contacts.replace(row.id, input.contactPoints ?? []);
      await Audit.record(this.db, {
        actor,
        action: 'authority:enter',
        participant: row.id,
        thing: row.id,
        after: input,
      });
      return row;
    });
  }

  async update(actor: Actor, input: UpdateAuthorityInput): Promise<Authority> {
    this.requireUpdate(actor, input);
    const problems = detailsProblems(input);
    if (problems.length > 0) throw invalidInput(problems);
    return this.write(async () => {
      const before = participantCountry(input.id)
        ? await this.db.repository(AuthorityEntity).findOneBy({ id: input.id })
        : null;
      if (!before) throw notFound(`The authority ${input.id.slice(0, 40)}`);
      if (before.version !== input.expectedVersion) {
        throw conflict(
          `${input.id} is at version ${before.version}, you read version ${input.expectedVersion}: somebody updated it meanwhile. Read it again.`,
        );
      }
      const row: AuthorityEntity = {
        ...before,
        ...columnsOf(input),
        version: before.version + 1,
        origin: 'REGISTER',
        // Whoever states its name or address states it for certain.
        certain: before.certain || Boolean(input.names && input.website),
      };
      if (input.names || input.website) await this.refuseSecond(row);
      const { id, ...columns } = row;
      await this.db.repository(AuthorityEntity).update({ id }, columns);
      if (input.contactPoints !== undefined) await this.contacts.replace(id, input.contactPoints ?? []);
      const after = { ...row, contactPoints: input.contactPoints };
      await Audit.record(this.db, { actor, action: 'authority:update', participant: id, thing: id, before, after });
      return row;
    });
  }

  /** The secretariat may everything; who may edit the own authority says how it is reached, and nothing else. */
  private requireUpdate(actor: Actor, { id, expectedVersion: _, ...details }: UpdateAuthorityInput): void {
    if (this.access.can(actor, 'registry:write')) return;
    this.access.require(actor, 'authority:edit', { owner: id });
    const others = Object.keys(details).filter((field) => !OWN_FIELDS.includes(field));
    if (others.length === 0) return;
    throw new Fault(
      'NOT_AUTHORISED',
      `${others.join(', ')}: this needs the permission registry:write; an authority itself updates ${OWN_FIELDS.join(', ')}.`,
    );
  }

  private async write(work: () => Promise<AuthorityEntity>): Promise<Authority> {
    const row = await this.db.transaction(async () => {
      await takeTurn(this.db);
      const written = await work();
      await new ParticipantZones(this.db).keep(written.id, written.zone);
      return written;
    });
    await this.register.refresh();
    return { ...row, __typename: 'Authority' };
  }

  private async refuseSecond(row: AuthorityEntity): Promise<void> {
    refuseSecondProfile(row, await this.db.repository(AuthorityEntity).findBy({ country: row.country }));
  }
}

const EMPTY: Omit<AuthorityEntity, 'id' | 'country'> = {
  name: {},
  functions: [],
  ministry: null,
  legalBasis: null,
  website: null,
  demonstration: false,
  certain: true,
  zone: null,
  workingLanguages: [],
  workingHours: [],
  version: 1,
  origin: 'REGISTER',
};
