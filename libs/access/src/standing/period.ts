/** From a moment to the first moment after it; null: it lasts. */
export interface Period {
  startsAt: Date;
  endsAt: Date | null;
}

const endOf = ({ endsAt }: Period): number => endsAt?.getTime() ?? Infinity;

export const isEmpty = (period: Period): boolean => endOf(period) <= period.startsAt.getTime();

export const overlap = (one: Period, other: Period): boolean =>
  !isEmpty(one) && !isEmpty(other) && one.startsAt.getTime() < endOf(other) && other.startsAt.getTime() < endOf(one);

/** What of a period the others leave open, in order. */
export function uncovered(period: Period, others: readonly Period[]): Period[] {
  if (isEmpty(period)) return [];
  const other = others.find((one) => overlap(period, one));
  if (!other) return [period];
  const before = { startsAt: period.startsAt, endsAt: other.startsAt };
  const after = other.endsAt === null ? [] : uncovered({ startsAt: other.endsAt, endsAt: period.endsAt }, others);
  return [...(isEmpty(before) ? [] : uncovered(before, others)), ...after];
}
