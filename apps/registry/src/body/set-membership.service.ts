import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { invalidInput, isCountryCode, isPartialDate, isParticipantId, type Problem } from '#kernel';
import { Outbox } from '#messaging';
import { takeTurn } from '../register-lock.js';
import { keepBodyReaders } from './body-readers.js';
import { BodyMemberEntity, type MembershipKind } from './body-member.entity.js';
import { membershipChange } from './membership-change.js';
import { endsAfterItBegins, overlap } from './period.js';
import { RegionalBodyEntity } from './regional-body.entity.js';

export interface SetMembershipInput {
  body: string;
  country: string;
  kind: MembershipKind;
  from?: string | null;
  to?: string | null;
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

  async set(actor: Actor, input: SetMembershipInput): Promise<Body> {
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
      await this.enter(input, before);
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

  private async enter(
    { body, country, kind, from = null, to = null }: SetMembershipInput,
    before: readonly BodyMemberEntity[],
  ): Promise<void> {
    const periods = before.filter((row) => row.country === country && row.kind === kind);
    const same =
      periods.find((row) => row.from === from) ??
      periods.find((row) => row.from === null && overlap(row, { from, to }));
    const other = periods.find((row) => row !== same && overlap(row, { from, to }));
    if (other) throw invalidInput([{ path: 'input.from', message: overlapMessage(country, other) }]);
    const entered = { from, to, certain: true, origin: 'REGISTER' as const };
    if (same) await this.db.repository(BodyMemberEntity).update({ id: same.id }, entered);
    else await this.db.repository(BodyMemberEntity).insert({ body, country, kind, note: null, ...entered });
  }

  private membersOf(body: string): Promise<BodyMemberEntity[]> {
    return this.db.repository(BodyMemberEntity).find({ where: { body }, order: { country: 'ASC', from: 'ASC' } });
  }
}

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

const overlapMessage = (country: string, { kind, from, to }: BodyMemberEntity): string =>
  `${country} already is ${kind} ${from ? `from ${from}` : 'from an unknown day'}${to ? ` until ${to}` : ' on'}; ` +
  `expected a period that does not overlap it, or its own \`from\` to change its end`;
