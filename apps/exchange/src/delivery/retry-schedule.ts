/**
 * When a failed delivery is tried again. Ten attempts over three days and a quarter; each wait varies by a fifth, so that
 * a receiver that comes back is not hit by everybody at once. A receiver may ask for more patience, up to twice the wait.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
const SPREAD = 0.2;
/** too many requests, bad gateway, gateway timeout, no answer in time: the receiver is overloaded, do not press */
const OVERLOADED_WAIT = MINUTE;
const OVERLOADED = [429, 502, 504];
const LONGEST_ASKED = 24 * HOUR;

export const MOST_ATTEMPTS = WAITS.length + 1;

export interface Failure {
  status: number | null;
  timedOut: boolean;
  /** the answer's Retry-After in milliseconds */
  retryAfterMs: number | null;
}

/** Milliseconds until the next attempt; null when that was the last. @param attempt the number of the one that failed */
export function waitAfter(attempt: number, failure: Failure, random: () => number = Math.random): number | null {
  const wait = WAITS[attempt - 1];
  if (wait === undefined) return null;
  const spread = wait * (1 - SPREAD + 2 * SPREAD * random());
  const overloaded = failure.timedOut || (failure.status !== null && OVERLOADED.includes(failure.status));
  const scheduled = overloaded ? Math.max(spread, OVERLOADED_WAIT) : spread;
  if (failure.retryAfterMs === null) return Math.round(scheduled);
  const most = Math.max(scheduled, Math.min(2 * scheduled, LONGEST_ASKED));
  return Math.round(Math.min(Math.max(failure.retryAfterMs, scheduled), most));
}

/** Reads Retry-After: seconds, or an HTTP date. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  const at = Date.parse(text);
  return Number.isNaN(at) || !/[A-Za-z]/.test(text) ? null : Math.max(0, at - now.getTime());
}
