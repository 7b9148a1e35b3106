import type { Counted, HealthEntity } from './health.entity.js';

/**
 * When to stop pressing a receiver that fails, and how to find out that it is back. Pure: what is true before, and an
 * attempt, give what is true after.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const IN_A_ROW = 5;
const IN_A_ROW_WITHIN = 10 * MINUTE;
const SHARE = 0.7;
const SHARE_OF = 10;
const SHARE_WITHIN = 5 * MINUTE;
const MOST_COUNTED = 50;
const LONGEST_WAIT_MINUTES = 30;
/** closed for so long, the next opening begins with the shortest wait again */
const RECOVERED = 10 * MINUTE;

/** Longer than an attempt takes: by then a probe has been answered, or whoever sent it is gone. */
export const PROBE_MS = 20 * SECOND;

export interface Attempt {
  ok: boolean;
  at: Date;
  error: string | null;
}

export const healthy = (key: string, now: Date): HealthEntity => ({
  key,
  state: 'CLOSED',
  since: now,
  failures: 0,
  failingSince: null,
  lastFailureAt: null,
  lastError: null,
  recent: [],
  opened: 0,
  nextProbeAt: null,
  holdUntil: null,
  warnedHours: 0,
});

export function after(health: HealthEntity, attempt: Attempt, now: Date): HealthEntity {
  return attempt.ok ? afterSuccess(health, attempt, now) : afterFailure(health, attempt, now);
}

/** Nothing of it needs to be remembered. */
export const isWell = ({ state, failures, recent, since }: HealthEntity, now: Date): boolean =>
  state === 'CLOSED' &&
  failures === 0 &&
  now.getTime() - since.getTime() > RECOVERED &&
  !recent.some(([at, ok]) => !ok && at > now.getTime() - IN_A_ROW_WITHIN);

function afterSuccess(health: HealthEntity, { at }: Attempt, now: Date): HealthEntity {
  const well = { failures: 0, failingSince: null, lastFailureAt: null, lastError: null, warnedHours: 0 };
  if (health.state === 'CLOSED') return { ...health, ...well, recent: counted(health, at, true) };
  return { ...health, ...well, state: 'CLOSED', since: now, recent: [], nextProbeAt: null };
}

function afterFailure(health: HealthEntity, { at, error }: Attempt, now: Date): HealthEntity {
  const ill: HealthEntity = {
    ...health,
    failures: health.failures + 1,
    failingSince: health.failingSince ?? at,
    lastFailureAt: at,
    lastError: error,
    recent: counted(health, at, false),
  };
  if (health.state === 'OPEN') return ill;
  if (health.state === 'HALF_OPEN') return open(ill, health.opened + 1, now);
  if (!trips(ill.recent, now)) return ill;
  const recovered = now.getTime() - health.since.getTime() > RECOVERED;
  return open(ill, recovered ? 1 : health.opened + 1, now);
}

function open(health: HealthEntity, opened: number, now: Date): HealthEntity {
  const minutes = Math.min(2 ** (opened - 1), LONGEST_WAIT_MINUTES);
  const nextProbeAt = new Date(now.getTime() + minutes * MINUTE);
  const holdUntil = new Date(nextProbeAt.getTime() + PROBE_MS);
  return { ...health, state: 'OPEN', since: now, recent: [], opened, nextProbeAt, holdUntil };
}

const counted = ({ recent }: HealthEntity, at: Date, ok: boolean): Counted[] =>
  [...recent, [at.getTime(), ok] as Counted]
    .filter(([time]) => time > at.getTime() - IN_A_ROW_WITHIN)
    .slice(-MOST_COUNTED);

function trips(recent: readonly Counted[], now: Date): boolean {
  const last = recent.slice(-IN_A_ROW);
  if (last.length === IN_A_ROW && last.every(([at, ok]) => !ok && at > now.getTime() - IN_A_ROW_WITHIN)) return true;
  const within = recent.filter(([at]) => at > now.getTime() - SHARE_WITHIN);
  return within.length >= SHARE_OF && within.filter(([, ok]) => !ok).length >= SHARE * within.length;
}
