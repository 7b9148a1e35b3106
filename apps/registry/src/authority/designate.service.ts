import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, isAuthorityId, isParticipantId, isWithin, type Problem } from '#kernel';
import { Outbox } from '#messaging';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { overlap } from '../body/period.js';
import { BodyService } from '../body/body.service.js';
import { takeTurn } from '../register-lock.js';
import { AuthorityEntity } from './authority.entity.js';
import { designationChange } from './designation-change.js';
import { DesignationEntity } from './designation.entity.js';
import { designateProblems, type DesignateInput } from './designation-input.js';
import { designationsUnder } from './designations-under.js';

export type { DesignateInput };

type Authority = AuthorityEntity & { __typename: 'Authority' };

/**
 * Article 7.3: a state designates an authority. Whoever held the capacity for the country until then ends on that day.
 * Writers take turns, because no index can say that periods do not overlap.
 */
@Injectable()
export class DesignateService {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async designate(actor: Actor, input: DesignateInput): Promise<Authority> {
    this.access.require(actor, 'registry:write');
    const problems = designateProblems(input, publicUrlOf(this.environment));
    return this.db.transaction(async () => {
      await takeTurn(this.db);
      const authority = await this.authority(input.authority);
      if (!authority) problems.unshift(unknown('input.authority', input.authority));
      problems.push(...(await this.unknownOthers(input)));
      if (!authority || problems.length > 0) throw invalidInput(problems);
      const ended = await this.endEarlier(authority.country, input);
      const begun = await this.begin(authority.country, input);
      await this.outbox.emit(designationChange(authority, ended ? [ended] : [], [begun]));
      const [participant, thing] = [authority.id, authority.id];
      await Audit.record(this.db, {
        actor,
        action: 'designation:begin',
        participant,
        thing,
        before: ended,
        after: begun,
      });
      return { ...authority, __typename: 'Authority' };
    });
  }

  private async authority(id: string): Promise<AuthorityEntity | null> {
    return isAuthorityId(id) ? this.db.repository(AuthorityEntity).findOneBy({ id }) : null;
  }

  private async unknownOthers({ body, deputy }: DesignateInput): Promise<Problem[]> {
    const problems: Problem[] = [];
    if (body && !(isParticipantId(body) && this.bodies.find(body)))
      problems.push({ path: 'input.body', message: `no regional body has the id ${body}; see the query bodies` });
    if (deputy?.authority && !(await this.authority(deputy.authority)))
      problems.push(unknown('input.deputy.authority', deputy.authority));
    return problems;
  }

  private async endEarlier(country: string, input: DesignateInput): Promise<DesignationEntity | null> {
    const { authority, capacity, from, to = null } = input;
    const rows = await designationsUnder(this.db, country, input);
    const sameDay = rows.find((row) => row.from === from);
    if (sameDay) throw conflict(`${sameDay.authority} already is designated as ${capacity} from ${from} on.`);
    const current = rows.find((row) => isWithin(from, row.from, row.to)) ?? null;
    const other = rows.find((row) => row !== current && overlap(row, { from, to }));
    if (other) throw invalidInput([{ path: to ? 'input.to' : 'input.from', message: overlapMessage(other, to) }]);
    if (!current) return null;
    if (saysTheSame(current, input)) {
      throw conflict(`${authority} already is designated as ${capacity} from ${current.from} on.`);
    }
    await this.db.repository(DesignationEntity).update({ id: current.id }, { to: from, origin: 'REGISTER' });
    return { ...current, to: from };
  }

  private async begin(country: string, input: DesignateInput): Promise<Omit<DesignationEntity, 'id'>> {
    const { authority, capacity, body = null, from, to = null, instrument = null, instrumentFile, deputy } = input;
    const row = {
      authority,
      country,
      capacity,
      body,
      from,
      to,
      instrument,
      instrumentUrl: instrumentFile?.url ?? null,
      instrumentSha256: instrumentFile?.sha256 ?? null,
      deputyAuthority: deputy?.authority ?? null,
      deputyOffice: deputy?.office ?? null,
      demonstration: false,
      origin: 'REGISTER' as const,
    };
    await this.db.repository(DesignationEntity).insert({ ...row });
    return row;
  }
}

const unknown = (path: string, id: string): Problem => ({
  path,
  message: `no authority has the id ${id}; see the query authorities`,
});

const saysTheSame = (current: DesignationEntity, input: DesignateInput): boolean =>
  !current.demonstration &&
  current.authority === input.authority &&
  current.instrument === (input.instrument ?? null) &&
  current.instrumentSha256 === (input.instrumentFile?.sha256 ?? null) &&
  current.deputyAuthority === (input.deputy?.authority ?? null) &&
  current.deputyOffice === (input.deputy?.office ?? null);

const overlapMessage = ({ authority, from, to: end }: DesignationEntity, to: string | null): string =>
  `${authority} is designated from ${from}${end ? ` until ${end}` : ''}; ` +
  (to ? `expected a period that ends by ${from}` : 'expected a later day than that, or a period that ends before it');
