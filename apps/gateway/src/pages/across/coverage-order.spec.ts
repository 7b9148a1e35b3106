import { expect, it } from '@jest/globals';
import { inOrder, orderIn, toggledTo, wordOf, type Ordered } from './coverage-order.js';

const row = (code: string, ...counts: number[]): Ordered => ({
  country: { code },
  total: counts.reduce((sum, count) => sum + count, 0),
  cells: counts.map((count, at) => ({ code: `C${at}`, count })),
});
const rows = [row('VN', 4, 0, 0), row('LA', 0, 0, 0), row('TH', 1, 2, 0), row('MM', 0, 0, 9)];
const byName = (a: Ordered, b: Ordered): number => a.country.code.localeCompare(b.country.code);
const codes = (text: string | null): string =>
  inOrder(rows, orderIn(text, ['C0', 'C1', 'C2']), byName)
    .map(({ country }) => country.code)
    .join(' ');

it('the rows stand in the order that the address says', () => {
  expect(codes(null)).toBe('LA MM TH VN');
  expect(codes('-country')).toBe('VN TH MM LA');
  expect(codes('-gaps')).toBe('LA MM VN TH');
  expect(codes('total')).toBe('LA TH VN MM');
  expect(codes('-C0')).toBe('VN TH LA MM');
  expect(codes('nonsense')).toBe('LA MM TH VN');
});

it('a click asks for the largest first, a second one turns it round', () => {
  const once = toggledTo(orderIn(null, ['C1']), 'C1');
  expect(wordOf(once)).toBe('-C1');
  expect(wordOf(toggledTo(once, 'C1'))).toBe('C1');
  expect(wordOf(toggledTo(once, 'country'))).toBeNull();
  expect(wordOf(toggledTo(orderIn(null, []), 'country'))).toBe('-country');
});
