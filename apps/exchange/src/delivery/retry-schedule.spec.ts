import { describe, expect, it } from '@jest/globals';
import { MOST_ATTEMPTS, readRetryAfter, waitAfter, type Failure } from './retry-schedule.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const failed: Failure = { status: 500, timedOut: false, retryAfterMs: null };
const middle = (): number => 0.5;

describe('the retry schedule', () => {
  it('is 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, and then the end', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, n) => waitAfter(n + 1, failed, middle));
    expect(waits).toEqual([
      5 * SECOND,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      5 * HOUR,
      10 * HOUR,
      14 * HOUR,
      20 * HOUR,
      24 * HOUR,
      null,
    ]);
  });

  it('varies by a fifth', () => {
    expect(waitAfter(2, failed, () => 0)).toBe(4 * MINUTE);
    expect(waitAfter(2, failed, () => 1)).toBe(6 * MINUTE);
  });

  it.each([429, 502, 504])('waits a minute at least after %p', (status) => {
    expect(waitAfter(1, { ...failed, status }, middle)).toBe(MINUTE);
    expect(waitAfter(2, { ...failed, status }, middle)).toBe(5 * MINUTE);
  });

  it('waits a minute at least after a timeout', () => {
    expect(waitAfter(1, { status: null, timedOut: true, retryAfterMs: null }, middle)).toBe(MINUTE);
  });

  it.each([
    ['less than the wait', 1, 1 * SECOND, 5 * SECOND],
    ['within twice the wait', 1, 8 * SECOND, 8 * SECOND],
    ['more than twice the wait', 1, HOUR, 10 * SECOND],
    ['more than a day', 8, 100 * HOUR, 24 * HOUR],
    ['more than a day when the wait is one', 9, 100 * HOUR, 24 * HOUR],
  ])('honours a Retry-After of %s', (_, attempt, retryAfterMs, expected) => {
    expect(waitAfter(attempt, { ...failed, retryAfterMs }, middle)).toBe(expected);
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-11-21T10:00:00Z');
  it.each([
    ['120', 120 * SECOND],
    [' 0 ', 0],
    ['Sat, 21 Nov 2026 10:01:00 GMT', MINUTE],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1e9', null],
    [undefined, null],
  ])('%p is read as %p', (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});
