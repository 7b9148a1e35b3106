import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import type { Change } from '#contracts';
import { Database } from '#database';
import { invalidInput, isCountryCode, isPartialDate, isParticipantId, type Problem } from '#kernel';
import { Outbox } from '#messaging';
import { takeTurn } from '../register-lock.js';
import { keepBodyReaders } from './body-readers.js';
import { BodyMemberEntity } from './body-member.entity.js';
import { enterPeriod, type SetMembershipInput } from './enter-period.js';
import { membershipChange } from './membership-change.js';
import { endsAfterItBegins } from './period.js';
import { RegionalBodyEntity } from './regional-body.entity.js';

export interface MembershipForetold {
  __typename: 'MembershipForetold';
  body: RegionalBodyEntity;
  meaning: string | null;
  legalDate: string | null;
  memberships: Omit<BodyMemberEntity, 'id'>[];
}

type Body = RegionalBodyEntity & { __typename: 'RegionalBody' };

/** Enters a period of membership, ends the one that began on the same day, or says when one began that was not known. */
@Injectable()
export class SetMembershipService {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async set(actor: Actor, input: SetMembershipInput, dryRun = false): Promise<Body | MembershipForetold> {
    this.access.require(actor, 'registry:write');
    const problems = problemsOf(input);
    return this.db.transaction(async () => {
      await takeTurn(this.db);
      const body = isParticipantId(input.body)
        ? await this.db.repository(RegionalBodyEntity).findOneBy({ id: input.body })
        : null;
      if (!body)
        problems.unshift({
          path: 'input.body',
          message: `no regional body has the id ${input.body}; see the query bodies`,
        });
      if (!body || problems.length > 0) throw invalidInput(problems);
      const before = await this.membersOf(input.body);
      const { same, row, after: foreseen } = enterPeriod(input, before);
      if (dryRun) return foretold(body, membershipChange(body, before, foreseen), foreseen, input.country);
      if (same) await this.db.repository(BodyMemberEntity).update({ id: same.id }, row);
      else await this.db.repository(BodyMemberEntity).insert(row);
      await keepBodyReaders(this.db, [input.body]);
      const after = await this.membersOf(input.body);
      const change = membershipChange(body, before, after);
      await Audit.record(this.db, {
        actor,
        action: 'membership:set',
        participant: body.id,
        thing: body.id,
        before,
        after,
      });
      if (change) await this.outbox.emit(change);
      return { ...body, __typename: 'RegionalBody' };
    });
  }

  private membersOf(body: string): Promise<BodyMemberEntity[]> {
    return this.db.repository(BodyMemberEntity).find({ where: { body }, order: { country: 'ASC', from: 'ASC' } });
  }
}

/** A dry run: nothing is written, and what would be told is said in the very words. */
const foretold = (
  body: RegionalBodyEntity,
  change: Change | null,
  foreseen: readonly Omit<BodyMemberEntity, 'id'>[],
  country: string,
): MembershipForetold => ({
  __typename: 'MembershipForetold',
  body,
  meaning: change?.meaning ?? null,
  legalDate: change?.legalDate ?? null,
  memberships: foreseen.filter((row) => row.country === country),
});

function problemsOf({ country, from, to }: SetMembershipInput): Problem[] {
  const problems: Problem[] = [];
  if (!isCountryCode(country)) {
    problems.push({
      path: 'input.country',
      message: `${country} is no country; expected an ISO 3166-1 alpha-2 code in capitals, such as VN`,
    });
  }
  const malformed = Object.entries({ from, to }).filter(([, date]) => date && !isPartialDate(date));
  for (const [field, date] of malformed) {
    problems.push({
      path: `input.${field}`,
      message: `${date} is no date; expected one that exists, as YYYY, YYYY-MM or YYYY-MM-DD`,
    });
  }
  if (malformed.length === 0 && !endsAfterItBegins({ from, to })) {
    problems.push({
      path: 'input.to',
      message: `${to} is not after ${from}; expected the first day that is no longer covered`,
    });
  }
  return problems;
}
