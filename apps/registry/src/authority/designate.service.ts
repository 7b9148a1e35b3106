import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, isAuthorityId, isDay, isWithin, unstorable, type Problem } from '#kernel';
import { Outbox } from '#messaging';
import { takeTurn } from '../register-lock.js';
import { AuthorityEntity } from './authority.entity.js';
import { designationChange } from './designation-change.js';
import { DesignationEntity, type Capacity } from './designation.entity.js';

export interface DesignateInput {
  authority: string;
  capacity: Capacity;
  from: string;
  instrument?: string | null;
}

type Authority = AuthorityEntity & { __typename: 'Authority' };

const LONGEST_INSTRUMENT = 500;

/** Article 7.3: a state designates an authority. Whoever held the capacity for the country until then ends on that day. */
@Injectable()
export class DesignateService {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async designate(actor: Actor, input: DesignateInput): Promise<Authority> {
    this.access.require(actor, 'registry:write');
    const problems = problemsOf(input);
    return this.db.transaction(async () => {
      await takeTurn(this.db);
      const authority = isAuthorityId(input.authority)
        ? await this.db.repository(AuthorityEntity).findOneBy({ id: input.authority })
        : null;
      if (!authority) {
        problems.unshift({
          path: 'input.authority',
          message: `no authority has the id ${input.authority}; see the query authorities`,
        });
      }
      if (!authority || problems.length > 0) throw invalidInput(problems);
      const ended = await this.endEarlier(authority.country, input);
      const begun = await this.begin(authority.country, input);
      await this.outbox.emit(designationChange(authority, ended ? [ended] : [], [begun]));
      return { ...authority, __typename: 'Authority' };
    });
  }

  private async endEarlier(
    country: string,
    { authority, capacity, from, instrument = null }: DesignateInput,
  ): Promise<DesignationEntity | null> {
    const rows = await this.db
      .repository(DesignationEntity)
      .find({ where: { country, capacity }, order: { from: 'DESC' } });
    const [latest] = rows;
    if (latest && latest.from >= from) {
      throw invalidInput([
        {
          path: 'input.from',
          message: `${latest.authority} is designated from ${latest.from}; expected a later day than that`,
        },
      ]);
    }
    const current = rows.find((row) => isWithin(from, row.from, row.to));
    if (!current) return null;
    if (current.authority === authority && current.instrument === instrument && !current.demonstration) {
      throw conflict(`${authority} already is designated as ${capacity} from ${current.from} on.`);
    }
    await this.db.repository(DesignationEntity).update({ id: current.id }, { to: from, origin: 'REGISTER' });
    return current;
  }

  private async begin(
    country: string,
    { authority, capacity, from, instrument = null }: DesignateInput,
  ): Promise<Omit<DesignationEntity, 'id'>> {
    const row = {
      authority,
      country,
      capacity,
      from,
      to: null,
      instrument,
      demonstration: false,
      origin: 'REGISTER' as const,
    };
    await this.db.repository(DesignationEntity).insert({ ...row });
    return row;
  }
}

function problemsOf({ from, instrument }: DesignateInput): Problem[] {
  const problems: Problem[] = [];
  if (!isDay(from))
    problems.push({
      path: 'input.from',
      message: `${from} is no full date; expected a day that exists, as YYYY-MM-DD`,
    });
  if (instrument && instrument.length > LONGEST_INSTRUMENT) {
    problems.push({
      path: 'input.instrument',
      message: `${instrument.length} characters; expected at most ${LONGEST_INSTRUMENT}`,
    });
  }
  const refusal = unstorable(instrument ?? '');
  if (refusal !== null) problems.push({ path: 'input.instrument', message: refusal });
  return problems;
}
