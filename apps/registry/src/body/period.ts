import { earliestDay } from '#kernel';

/** From a day (null or absent: from ever) until the day before another (null or absent: for ever). */
export interface Period {
  from?: string | null;
  to?: string | null;
}

export const endsAfterItBegins = ({ from, to }: Period): boolean => !from || !to || earliestDay(from) < earliestDay(to);

export function overlap(a: Period, b: Period): boolean {
  const beginsBeforeEnd = (first: Period, second: Period): boolean =>
    !first.from || !second.to || earliestDay(first.from) < earliestDay(second.to);
  return beginsBeforeEnd(a, b) && beginsBeforeEnd(b, a);
}

/** The first member that has two overlapping periods of one kind; undefined when none has. */
export function firstOverlap<M extends Period & { country: string; kind: string }>(
  members: readonly M[],
): M | undefined {
  return members.find((one, place) =>
    members
      .slice(place + 1)
      .some((other) => one.country === other.country && one.kind === other.kind && overlap(one, other)),
  );
}
