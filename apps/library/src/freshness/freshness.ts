import { earliestDay, today } from '#kernel';

/** How long a record counts as confirmed after its owner last said that it holds; null: it needs no confirmation. */
const MONTHS: Readonly<Record<string, number | null>> = {
  LAW: 24,
  AGREEMENT: 12,
  PRACTICE: 24,
  RESOURCE: 24,
  EVENT: null,
};
const MONTHS_BY_DEFAULT = 24;
/** After that it counts as not confirmed. */
const MONTHS_OF_GRACE = 3;
const DAYS_BEFORE_EXPIRY = 90;

export const FRESHNESS = ['CURRENT', 'DUE', 'NOT_CONFIRMED'] as const;
export type FreshnessState = (typeof FRESHNESS)[number];

/** Days in UTC: from `dueOn` on it is due, from `lapsesOn` on not confirmed. */
export interface ConfirmBy {
  dueOn: string;
  lapsesOn: string;
}

/** @param content an agreement is due before it expires, whatever was confirmed */
export function confirmBy(
  content: { kind: string; expiresOn?: string | undefined },
  confirmedAt: Date,
): ConfirmBy | null {
  const months = MONTHS[content.kind] === undefined ? MONTHS_BY_DEFAULT : MONTHS[content.kind];
  if (months === null || months === undefined) return null;
  const from = today(confirmedAt);
  const expiry = content.expiresOn === undefined ? null : beforeExpiry(earliestDay(content.expiresOn), from);
  const byTime = addMonths(from, months);
  const dueOn = expiry !== null && expiry < byTime ? expiry : byTime;
  return { dueOn, lapsesOn: addMonths(dueOn, MONTHS_OF_GRACE) };
}

/** 90 days before; whoever confirms within those is asked again on the day itself, and after it no more on its account. */
function beforeExpiry(expiresOn: string, from: string): string | null {
  const ahead = addDays(expiresOn, -DAYS_BEFORE_EXPIRY);
  if (ahead > from) return ahead;
  return expiresOn > from ? expiresOn : null;
}

/** Worked out when it is asked, so that nothing looks valid because a job did not run. */
export function freshnessState({ dueOn, lapsesOn }: ConfirmBy, now = new Date()): FreshnessState {
  const day = today(now);
  if (day < dueOn) return 'CURRENT';
  return day < lapsesOn ? 'DUE' : 'NOT_CONFIRMED';
}

/** The same in SQL, of `library.publication p`. */
export const FRESHNESS_IN_SQL: Readonly<Record<FreshnessState, string>> = {
  CURRENT: `p.due_on > (now() AT TIME ZONE 'UTC')::date`,
  DUE: `(p.due_on <= (now() AT TIME ZONE 'UTC')::date AND p.lapses_on > (now() AT TIME ZONE 'UTC')::date)`,
  NOT_CONFIRMED: `p.lapses_on <= (now() AT TIME ZONE 'UTC')::date`,
};

/** The same day of another month; its last one where there is no such day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return today(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

export function addDays(day: string, days: number): string {
  return today(new Date(Date.parse(day) + days * 86_400_000));
}
