import { expect, it } from '@jest/globals';
import { lastAttempts, lastSuccess } from './attempts.js';

const at = (minute: number, error: string | null = null) => ({
  at: `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`,
  status: error ? 500 : 204,
  ms: 3,
  error,
});

it('the strip has the attempts of all deliveries in the order of time, the last thirty', () => {
  const [newest, oldest] = [{ attempts: [at(3, 'HTTP 500'), at(9)] }, { attempts: [at(1), at(5, 'HTTP 500')] }];
  expect(lastAttempts([newest, oldest]).map((attempt) => attempt.at.slice(14, 16))).toEqual(['01', '03', '05', '09']);
  const many = { attempts: Array.from({ length: 40 }, (_, minute) => at(minute)) };
  expect(lastAttempts([many])).toHaveLength(30);
  expect(lastAttempts([many])[0]).toEqual(at(10));
});

it('the last success is the latest of what is shown and of what was delivered before', () => {
  expect(lastSuccess([at(1), at(2, 'HTTP 500')], at(0).at)).toBe(at(1).at);
  expect(lastSuccess([at(2, 'HTTP 500')], at(0).at)).toBe(at(0).at);
  expect(lastSuccess([at(2, 'HTTP 500')], null)).toBeNull();
});
