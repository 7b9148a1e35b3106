import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, isAuthorityId } from '#kernel';
import { Outbox } from '#messaging';
import { takeTurn } from '../register-lock.js';
import { AuthorityEntity } from './authority.entity.js';
import { designationChange } from './designation-change.js';
import { DesignationEntity } from './designation.entity.js';
import { endProblems, type EndDesignationInput } from './designation-input.js';
import { designationsUnder } from './designations-under.js';

type Authority = AuthorityEntity & { __typename: 'Authority' };

/** A designation ends without another taking its place. It stays in the register, for the days that it covered. */
@Injectable()
export class EndDesignationService {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async end(actor: Actor, input: EndDesignationInput): Promise<Authority> {
    this.access.require(actor, 'registry:write');
    const problems = endProblems(input);
    return this.db.transaction(async () => {
      await takeTurn(this.db);
      const authority = isAuthorityId(input.authority)
        ? await this.db.repository(AuthorityEntity).findOneBy({ id: input.authority })
        : null;
      if (!authority) {
        const message = `no authority has the id ${input.authority}; see the query authorities`;
        problems.unshift({ path: 'input.authority', message });
      }
      if (!authority || problems.length > 0) throw invalidInput(problems);
      const before = await this.lasting(authority.country, input);
      await this.db.repository(DesignationEntity).update({ id: before.id }, { to: input.to, origin: 'REGISTER' });
      await this.outbox.emit(designationChange(authority, [before], [], input.to));
      const [participant, thing, after] = [authority.id, authority.id, { ...before, to: input.to }];
      await Audit.record(this.db, { actor, action: 'designation:end', participant, thing, before, after });
      return { ...authority, __typename: 'Authority' };
    });
  }

  private async lasting(country: string, input: EndDesignationInput): Promise<DesignationEntity> {
    const rows = await designationsUnder(this.db, country, input);
    const row = rows.find(({ authority, to }) => authority === input.authority && to === null);
    if (!row)
      throw conflict(`${input.authority} has no designation as ${input.capacity} that lasts; there is none to end.`);
    if (input.to <= row.from) {
      const message = `${input.to} is not after ${row.from}, on which it began; expected the first day no longer covered`;
      throw invalidInput([{ path: 'input.to', message }]);
    }
    return row;
  }
}
