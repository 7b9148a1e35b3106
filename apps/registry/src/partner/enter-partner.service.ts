import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, Fault, invalidInput, isAuthorityId, isParticipantId, notFound, today, type Problem } from '#kernel';
import { BodyService } from '../body/body.service.js';
import { byLanguage, namesProblems, type NameInput } from '../participant/names.js';
import { refuseSecondProfile } from '../participant/same-profile.js';
import { webAddressProblems } from '../participant/web-address.js';
import { takeTurn } from '../register-lock.js';
import { PartnerEntity, type PartnerKind } from './partner.entity.js';
import { PartnerReads } from './partner-reads.service.js';
import { PartnerService } from './partner.service.js';

export interface CreatePartnerInput {
  id: string;
  kind: PartnerKind;
  names: NameInput[];
  website?: string | null;
}

interface Read {
  id: string;
  expectedVersion: number;
}

/** What is absent stays; a website of null is cleared. */
export type UpdatePartnerInput = Read & Partial<Omit<CreatePartnerInput, 'id'>>;
export type RemovePartnerInput = Read;

type Partner = PartnerEntity & { __typename: 'Partner' };

/** Enters partners, one profile for each, corrects what is said of them, and takes them off. */
@Injectable()
export class EnterPartnerService {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(PartnerService) private readonly partners: PartnerService,
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(PartnerReads) private readonly reads: PartnerReads,
  ) {}

  async create(actor: Actor, input: CreatePartnerInput): Promise<Partner> {
    this.access.require(actor, 'registry:write');
    const { id, kind, names, website = null } = input;
    const problems = [...idProblems(id), ...detailsProblems(input)];
    if (problems.length > 0) throw invalidInput(problems);
    return this.write(async () => {
      if (this.bodies.find(id) || (await this.db.repository(PartnerEntity).existsBy({ id }))) {
        const message = `${id} is on the register, or was; an id is given once.`;
        throw new Fault('CONFLICT', message, [{ path: 'input.id', message }]);
      }
      const row = {
        id,
        kind,
        name: byLanguage(names),
        website,
        version: 1,
        removedOn: null,
        origin: 'REGISTER' as const,
      };
      await this.refuseSecond(row);
      await this.db.repository(PartnerEntity).insert({ ...row });
      await Audit.record(this.db, { actor, action: 'partner:enter', participant: id, thing: id, after: row });
      return row;
    });
  }

  async update(actor: Actor, input: UpdatePartnerInput): Promise<Partner> {
    this.access.require(actor, 'registry:write');
    const problems = detailsProblems(input);
    if (problems.length > 0) throw invalidInput(problems);
    return this.write(async () => {
      const before = await this.read(input);
      const row = {
        ...before,
        kind: input.kind ?? before.kind,
        name: input.names ? byLanguage(input.names) : before.name,
        website: input.website === undefined ? before.website : input.website,
      };
      if (input.names || input.website) await this.refuseSecond(row);
      const { id } = row;
      await Audit.record(this.db, { actor, action: 'partner:update', participant: id, thing: id, before, after: row });
      return this.save(row);
    });
  }

  /** Its row stays: what it published names it, and its id must not become somebody else's. */
  async remove(actor: Actor, input: RemovePartnerInput): Promise<Partner> {
    this.access.require(actor, 'registry:write');
    return this.write(async () => {
      const row = await this.save({ ...(await this.read(input)), removedOn: today() });
      await this.reads.end(row.id);
      await Audit.record(this.db, { actor, action: 'partner:remove', participant: row.id, thing: row.id, after: row });
      return row;
    });
  }

  private async read({ id, expectedVersion }: Read): Promise<PartnerEntity> {
    const row = isParticipantId(id) ? await this.db.repository(PartnerEntity).findOneBy({ id }) : null;
    if (!row || row.removedOn !== null) throw notFound(`The partner ${id.slice(0, 60)}`);
    if (row.version === expectedVersion) return row;
    throw conflict(
      `${id} is at version ${row.version}, you read version ${expectedVersion}: somebody updated it meanwhile. Read it again.`,
    );
  }

  private async save(row: PartnerEntity): Promise<PartnerEntity> {
    const { id, ...columns } = { ...row, version: row.version + 1, origin: 'REGISTER' as const };
    await this.db.repository(PartnerEntity).update({ id }, columns);
    return { id, ...columns };
  }

  private async write(work: () => Promise<PartnerEntity>): Promise<Partner> {
    const row = await this.db.transaction(async () => {
      await takeTurn(this.db);
      return work();
    });
    await this.partners.refresh();
    return { ...row, __typename: 'Partner' };
  }

  private async refuseSecond(row: PartnerEntity): Promise<void> {
    const all = await this.db.repository(PartnerEntity).find();
    refuseSecondProfile(
      row,
      all.filter(({ removedOn }) => removedOn === null),
    );
    refuseSecondProfile(row, this.bodies.all());
  }
}

const idProblems = (id: string): Problem[] =>
  isParticipantId(id) && !isAuthorityId(id)
    ? []
    : [
        {
          path: 'input.id',
          message: `${id.slice(0, 60)} is no id of a partner; expected 3 to 16 capitals or digits, then further parts with hyphens, such as WHO-CC-THA17`,
        },
      ];

const detailsProblems = ({ names, website }: { names?: NameInput[]; website?: string | null }): Problem[] => [
  ...(names ? namesProblems('input.names', names) : []),
  ...webAddressProblems('input.website', website),
];
