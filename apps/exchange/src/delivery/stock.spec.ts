import { describe, expect, it } from '@jest/globals';
import type { Claimed } from './claim.js';
import { Stock } from './stock.js';

const rows = (of: string, count: number): Claimed[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${of}${n}` }) as Claimed);
const ids = (taken: readonly Claimed[]): string[] => taken.map(({ id }) => id);
const take = (stock: Stock): string[] => ids(stock.take(2).rows);

describe('what was matched here and is not yet in hand', () => {
  it('is handed over in slices, and a small fan-out does not wait for a large one', () => {
    const stock = new Stock(100);
    stock.add(rows('large', 5));
    expect(take(stock)).toEqual(['large0', 'large1']);
    stock.add(rows('small', 1));
    expect(stock.size).toBe(4);
    expect(stock.rowIds()).toEqual(['large2', 'large3', 'large4', 'small0']);
    expect(take(stock)).toEqual(['large2', 'large3']);
    expect(take(stock)).toEqual(['small0']);
    expect(take(stock)).toEqual(['large4']);
    expect(take(stock)).toEqual([]);
    expect(stock.size).toBe(0);
  });

  it('is given up after a third of its lease, and asked for rights anew long before', () => {
    let now = 0;
    const stock = new Stock(100, () => now);
    stock.add(rows('old', 4));
    expect(stock.take(1).isFresh).toBe(true);
    now = 3000;
    expect(stock.take(1).isFresh).toBe(false);
    now = 29_000;
    stock.add(rows('new', 1));
    expect(stock.takeStale()).toEqual([]);
    now = 31_000;
    expect(ids(stock.takeStale())).toEqual(['old2', 'old3']);
    expect(stock.rowIds()).toEqual(['new0']);
    expect(stock.size).toBe(1);
  });
});
