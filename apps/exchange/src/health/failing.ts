const HOUR_MS = 3_600_000;

/** What of an endpoint's health decides whether it is given up. */
export interface Failing {
  failures: number;
  failingSince: Date;
  lastFailureAt: Date;
  warnedHours: number;
}

/** Hours without a success after which an endpoint is disabled, and those at which its owner is told before. */
export const DISABLED_AFTER_HOURS = 120;
const WARNED_AT = [110, 72, 24, 1];
/** A single message that failed and waits for its next turn is no reason to write to anybody. */
const FEWEST_TO_WARN = 3;
const FEWEST_TO_DISABLE = 20;
const SPAN_TO_DISABLE_HOURS = 12;

const hoursBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / HOUR_MS;

/** Long enough, often enough, and not all in one bad hour. */
export const isToBeDisabled = ({ failures, failingSince, lastFailureAt }: Failing, now: Date): boolean =>
  failures >= FEWEST_TO_DISABLE &&
  hoursBetween(failingSince, now) >= DISABLED_AFTER_HOURS &&
  hoursBetween(failingSince, lastFailureAt) >= SPAN_TO_DISABLE_HOURS;

/** The warning that is due, by its hours; null when none is that has not been given. */
export function warningDue({ failures, failingSince, warnedHours }: Failing, now: Date): number | null {
  const hours = hoursBetween(failingSince, now);
  const due = WARNED_AT.find((at) => hours >= at);
  return due === undefined || due <= warnedHours || failures < FEWEST_TO_WARN ? null : due;
}

export const disabledAt = (failingSince: Date): Date =>
  new Date(failingSince.getTime() + DISABLED_AFTER_HOURS * HOUR_MS);
