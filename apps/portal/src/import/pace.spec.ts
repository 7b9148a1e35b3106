import { expect, it } from '@jest/globals';
import { paceOf, remembered, seenOf } from './pace.js';
import type { Run } from './run.js';

const run = (over: Partial<Run>): Run =>
  ({ counts: {}, expectedRows: null, fileSize: 1000, state: 'RUNNING', ...over }) as Run;
const at = (seconds: number, rows: number, bytes: number) => ({ at: seconds * 1000, rows, bytes });

it('how far it is goes by the rows that were counted before, else by the bytes', () => {
  expect(paceOf(run({ counts: { rows: 25, bytes: 900 }, expectedRows: 100 }), []).part).toBe(0.25);
  expect(paceOf(run({ counts: { rows: 25, bytes: 900 } }), []).part).toBe(0.9);
  expect(paceOf(run({}), []).part).toBeNull();
});

it('nothing is whole before the end is told', () => {
  expect(paceOf(run({ counts: { rows: 120, bytes: 1000 }, expectedRows: 100 }), []).part).toBe(0.99);
});

it('the rate is that of the last looks, and the time left follows from it', () => {
  const seen = [at(0, 0, 0), at(10, 500, 250)];
  const pace = paceOf(run({ counts: { rows: 500, bytes: 250 } }), seen);
  expect(pace).toEqual({ part: 0.25, rowsPerSecond: 50, secondsLeft: 30 });
  expect(paceOf(run({ counts: { rows: 500, bytes: 250 }, expectedRows: 600 }), seen).secondsLeft).toBe(2);
});

it('says nothing of the time before there is something to go by', () => {
  const run1 = run({ counts: { rows: 10, bytes: 100 } });
  expect(paceOf(run1, [at(0, 10, 100)])).toMatchObject({ rowsPerSecond: null, secondsLeft: null });
  expect(paceOf(run1, [at(0, 10, 100), at(5, 10, 100)])).toMatchObject({ rowsPerSecond: null, secondsLeft: null });
});

it('forgets looks that are long past', () => {
  const now = seenOf(run({ counts: { rows: 9 } }), 60_000);
  expect(remembered([at(0, 1, 1), at(50, 5, 5)], now).map(({ rows }) => rows)).toEqual([5, 9]);
});
