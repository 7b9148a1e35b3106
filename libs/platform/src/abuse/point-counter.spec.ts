import { describe, expect, it } from '@jest/globals';
import { MemoryCounter } from './point-counter.js';

const counter = (): MemoryCounter => new MemoryCounter({ points: 3, duration: 60 });

describe('points counted in the memory of a process', () => {
  it('are told with what is left of them, until there are none', () => {
    const counted = counter();
    expect(counted.take('a', 1, 1000)).toEqual({ remaining: 2, msBeforeNext: 60_000, exceeded: false });
    expect(counted.take('a', 2, 31_000)).toEqual({ remaining: 0, msBeforeNext: 30_000, exceeded: false });
    expect(counted.take('a', 1, 61_000 - 1)).toEqual({ remaining: 0, msBeforeNext: 1, exceeded: true });
    expect(counted.take('b', 1, 61_000 - 1).exceeded).toBe(false);
  });

  it('begin anew with the next window, which begins with who asks in it first', () => {
    const counted = counter();
    counted.take('a', 4, 1000);
    expect(counted.take('a', 1, 61_000)).toEqual({ remaining: 2, msBeforeNext: 60_000, exceeded: false });
    expect(counted.take('a', 2, 100_000)).toMatchObject({ remaining: 0, exceeded: false });
  });

  it('of those whose window is over are forgotten once somebody new comes, and of nobody else', () => {
    const counted = counter();
    for (let asker = 0; asker < 1000; asker += 1) counted.take(`early ${asker}`, 1, asker);
    counted.take('early 0', 1, 60_000);
    counted.take('late', 3, 60_500);
    expect(counted.size).toBe(501);
    expect(counted.take('early 0', 2, 60_600)).toMatchObject({ remaining: 0, exceeded: false });
    expect(counted.take('early 501', 3, 60_500)).toMatchObject({ exceeded: true });
    expect(counted.take('late', 1, 60_600)).toMatchObject({ exceeded: true });
  });
});
