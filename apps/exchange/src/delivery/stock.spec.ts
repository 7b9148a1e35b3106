import { describe, expect, it } from '@jest/globals';
import type { Claimed } from './claim.js';
import { Stock } from './stock.js';

const rows = (of: string, count: number): Claimed[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${of}${n}` }) as Claimed);
const ids = (taken: readonly Claimed[]): string[] => taken.map(({ id }) => id);

describe('what was matched here and is not yet in hand', () => {
  it('is handed over in slices, and a small fan-out does not wait for a large one', () => {
    const stock = new Stock(100);
    stock.add(rows('large', 5));
    expect(ids(stock.take(2))).toEqual(['large0', 'large1']);
    stock.add(rows('small', 1));
    expect(stock.size).toBe(4);
    expect(stock.rowIds()).toEqual(['large2', 'large3', 'large4', 'small0']);
    expect(ids(stock.take(2))).toEqual(['large2', 'large3']);
    expect(ids(stock.take(2))).toEqual(['small0']);
    expect(ids(stock.take(2))).toEqual(['large4']);
    expect(ids(stock.take(2))).toEqual([]);
    expect(stock.size).toBe(0);
  });

  it('is given up after ten seconds, for then rights are to be asked anew', () => {
    let now = 0;
    const stock = new Stock(100, () => now);
    stock.add(rows('old', 3));
    stock.take(1);
    now = 9000;
    stock.add(rows('new', 1));
    expect(stock.takeStale()).toEqual([]);
    now = 11_000;
    expect(ids(stock.takeStale())).toEqual(['old1', 'old2']);
    expect(stock.rowIds()).toEqual(['new0']);
    expect(stock.size).toBe(1);
  });
});
