import { describe, expect, it } from '@jest/globals';
import { after, healthy, isWell } from './breaker.js';
import type { HealthEntity } from './health.entity.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const start = new Date('2026-11-21T10:00:00Z');

/** Attempts one after the other: how long after the last, and whether it succeeded. */
function run(attempts: readonly [ms: number, ok: boolean][], from = healthy('endpoint x', start)): HealthEntity {
  let at = from.recent.at(-1)?.[0] ?? from.since.getTime();
  return attempts.reduce((health, [ms, ok]) => {
    at += ms;
    return after(health, { ok, at: new Date(at), error: ok ? null : 'answered 500' }, new Date(at));
  }, from);
}
const failures = (count: number, every = SECOND): [number, boolean][] =>
  Array.from({ length: count }, () => [every, false]);

describe('a breaker', () => {
  it('opens at the fifth failure in a row within ten minutes', () => {
    expect(run(failures(4)).state).toBe('CLOSED');
    expect(run(failures(5))).toMatchObject({ state: 'OPEN', failures: 5, opened: 1, lastError: 'answered 500' });
    expect(run([...failures(4), [SECOND, true], ...failures(4)]).state).toBe('CLOSED');
    expect(run(failures(5, 2 * MINUTE)).state).toBe('OPEN');
    expect(run(failures(20, 2.6 * MINUTE)).state).toBe('CLOSED');
  });

  it('opens when seven of ten within five minutes fail, in whatever order', () => {
    const mixed = [false, false, false, true, false, false, true, false, true, false];
    const attempts = mixed.map((ok): [number, boolean] => [20 * SECOND, ok]);
    expect(run(attempts.slice(0, 9)).state).toBe('CLOSED');
    expect(run(attempts).state).toBe('OPEN');
    expect(run(attempts.map(([, ok]) => [40 * SECOND, ok])).state).toBe('CLOSED');
    const better = mixed.map((ok, n): [number, boolean] => [20 * SECOND, n === 1 ? true : ok]);
    expect(run(better).state).toBe('CLOSED');
  });

  it('probes after 1, 2, 4, 8, 16 and then 30 minutes', () => {
    let health = run(failures(5));
    const waits: number[] = [];
    for (let probe = 0; probe < 7; probe += 1) {
      const { nextProbeAt, since } = health;
      waits.push(((nextProbeAt as Date).getTime() - since.getTime()) / MINUTE);
      const at = nextProbeAt as Date;
      health = after({ ...health, state: 'HALF_OPEN' }, { ok: false, at, error: 'no' }, at);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
  });

  it('closes with a success, and opens for longer when it fails again soon', () => {
    const open = run(failures(5));
    const at = new Date(start.getTime() + 2 * MINUTE);
    const closed = after({ ...open, state: 'HALF_OPEN' }, { ok: true, at, error: null }, at);
    expect(closed).toMatchObject({ state: 'CLOSED', failures: 0, failingSince: null, nextProbeAt: null });
    expect(run(failures(5), closed)).toMatchObject({ state: 'OPEN', opened: 2 });
    const long = { ...closed, since: new Date(at.getTime() - 11 * MINUTE), recent: [] };
    expect(run(failures(5), { ...long })).toMatchObject({ opened: 2 });
    expect(run([[11 * MINUTE, true], ...failures(5)], closed)).toMatchObject({ state: 'OPEN', opened: 1 });
  });

  it('is forgotten when nothing failed for ten minutes', () => {
    const once = run([
      [0, false],
      [SECOND, true],
    ]);
    expect(isWell(once, new Date(start.getTime() + MINUTE))).toBe(false);
    expect(isWell(once, new Date(start.getTime() + 11 * MINUTE))).toBe(true);
    expect(isWell(run(failures(1)), new Date(start.getTime() + 11 * MINUTE))).toBe(false);
  });
});
