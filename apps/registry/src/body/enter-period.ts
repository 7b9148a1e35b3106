import { invalidInput } from '#kernel';
import type { BodyMemberEntity, MembershipKind } from './body-member.entity.js';
import { overlap } from './period.js';

export interface SetMembershipInput {
  body: string;
  country: string;
  kind: MembershipKind;
  from?: string | null;
  to?: string | null;
}

type Row = Omit<BodyMemberEntity, 'id'>;

interface Entered {
  /** the period that was there and is said anew; null: there was none */
  same: BodyMemberEntity | null;
  row: Row;
  /** the whole list as it will be */
  after: Row[];
}

/** What a body's list becomes by one period; refused where it overlaps another one of the same kind. */
export function enterPeriod(
  { body, country, kind, from = null, to = null }: SetMembershipInput,
  before: readonly BodyMemberEntity[],
): Entered {
  const periods = before.filter((row) => row.country === country && row.kind === kind);
  const same =
    periods.find((row) => row.from === from) ??
    periods.find((row) => row.from === null && overlap(row, { from, to })) ??
    null;
  const other = periods.find((row) => row !== same && overlap(row, { from, to }));
  if (other) throw invalidInput([{ path: 'input.from', message: overlapMessage(country, other) }]);
  const row: Row = { body, country, kind, from, to, certain: true, note: same?.note ?? null, origin: 'REGISTER' };
  return { same, row, after: [...before.filter((one) => one !== same), row] };
}

const overlapMessage = (country: string, { kind, from, to }: BodyMemberEntity): string =>
  `${country} already is ${kind} ${from ? `from ${from}` : 'from an unknown day'}${to ? ` until ${to}` : ' on'}; ` +
  `expected a period that does not overlap it, or its own \`from\` to change its end`;
