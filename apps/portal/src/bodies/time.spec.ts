import { describe, expect, it } from '@jest/globals';
import { barOf, covers, firstDay, linesOf, placeOf, scaleOf } from './time.js';

const period = (from: string | null, to: string | null = null, code = 'VN', kind = 'MEMBER') => ({
  kind,
  from,
  to,
  country: { code },
});

describe('a period of membership', () => {
  it('of which only the year or the month is known begins on its first day', () => {
    expect(['1967', '1967-08', '1967-08-08'].map(firstDay)).toEqual(['1967-01-01', '1967-08-01', '1967-08-08']);
  });

  it('covers its first day and no longer the day on which it ends', () => {
    const uk = period('1973-01-01', '2020-01-31');
    expect(['1972-12-31', '1973-01-01', '2020-01-30', '2020-01-31'].map((day) => covers(uk, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('whose beginning or end is not known covers every day before or after', () => {
    expect(covers(period(null), '1900-01-01')).toBe(true);
    expect(covers(period(null, '1990'), '1990-01-01')).toBe(false);
  });

  it('is drawn where it lies on the scale, and never so short that it cannot be seen', () => {
    const scale = { from: 1960, to: 2030, ticks: [] };
    expect(barOf(period('1995', '2030'), scale)).toEqual({ at: 500, wide: 500, openBefore: false, openAfter: false });
    expect(barOf(period(null), scale)).toEqual({ at: 0, wide: 1000, openBefore: true, openAfter: true });
    expect(barOf(period('1995-01-01', '1995-01-02'), scale).wide).toBe(4);
  });
});

describe('the scale', () => {
  it('holds all that is known and the day asked for, in whole steps', () => {
    const scale = scaleOf([period('1967-08-08'), period('2025-10-26')], ['2026-11-22']);
    expect(scale).toEqual({ from: 1960, to: 2030, ticks: [1960, 1970, 1980, 1990, 2000, 2010, 2020, 2030] });
    expect(placeOf('2026-11-22', scale)).toBeGreaterThan(950);
  });

  it('of a body of which no day is known is the year that is asked for', () => {
    expect(scaleOf([period(null)], ['2026-11-22'])).toEqual({ from: 2026, to: 2027, ticks: [2026, 2027] });
  });
});

it('the lines stand by role and by when each came, and two periods of one country share a line', () => {
  const lines = linesOf([
    period('1995', null, 'VN'),
    period('1967', '1980', 'ID'),
    period('1990', null, 'ID'),
    period('1950', null, 'PG', 'OBSERVER'),
  ]);
  expect(lines.map(({ key, periods }) => [key, periods.length])).toEqual([
    ['MEMBER ID', 2],
    ['MEMBER VN', 1],
    ['OBSERVER PG', 1],
  ]);
});
