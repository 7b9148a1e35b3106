import type { Claimed } from './claim.js';
import type { Completion } from './complete.js';
import type { Outcome } from './outcome.js';
import { readRetryAfter, waitAfter } from './retry-schedule.js';

export const GONE = 410;
const OUR_FAULT_WAIT_MS = 60_000;

/** From what happened to what is written down: delivered, tried again, refused for good, given up. */
export function settle(row: Claimed, outcome: Outcome, startedAt: Date, now: Date): Completion {
  const { status, ms, error, excerpt } = outcome;
  const attempt = row.attempt + 1;
  const base = { id: row.id, at: startedAt, status, ms, error, excerpt, attempt, nextAt: null };
  if (error === null) return { ...base, at: now, state: 'DELIVERED' };
  if (outcome.ours) {
    return {
      ...base,
      state: 'PENDING',
      attempt: row.attempt,
      error: null,
      nextAt: new Date(now.getTime() + OUR_FAULT_WAIT_MS),
    };
  }
  if (status === GONE) return { ...base, state: 'FAILED' };
  const wait = waitAfter(attempt, {
    status,
    timedOut: outcome.timedOut,
    retryAfterMs: readRetryAfter(outcome.retryAfter, now),
  });
  if (wait === null) return { ...base, state: 'GAVE_UP' };
  return { ...base, state: 'PENDING', nextAt: new Date(now.getTime() + wait) };
}

/** Nothing is sent: the subscriber may no longer read it, or the endpoint is gone. */
export const skip = (row: Claimed, now: Date): Completion => ({
  id: row.id,
  state: 'SKIPPED',
  attempt: row.attempt,
  nextAt: null,
  at: now,
  status: null,
  ms: null,
  error: null,
  excerpt: null,
});

/** Nothing is sent now: a breaker is open. No attempt is used. */
export const holdBack = (row: Claimed, until: Date, now: Date): Completion => ({
  ...skip(row, now),
  state: 'PENDING',
  nextAt: until,
  held: true,
});

/** What metrics call it. */
export function outcomeOf({ state, error, held }: Completion): string {
  if (held) return 'held';
  if (state === 'PENDING') return error === null ? 'own_fault' : 'retry';
  return state.toLowerCase();
}
