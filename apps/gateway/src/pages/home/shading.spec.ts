import { expect, it } from '@jest/globals';
import { shadingOf } from './shading.js';

it.each([
  [1, [[1, 1]]],
  [
    3,
    [
      [1, 2],
      [3, 3],
    ],
  ],
  [
    256,
    [
      [1, 4],
      [5, 16],
      [17, 64],
      [65, 256],
    ],
  ],
])('up to %i there are no steps that nothing is in', (most, ranges) => {
  const shading = shadingOf(most);
  expect(shading.ranges).toEqual(ranges);
  expect(shading.levelOf(most)).toBe(4);
  for (const [at, [from, to]] of ranges.entries())
    expect([from, to].map((count) => shading.levelOf(count as number))).toEqual(
      Array(2).fill(4 - ranges.length + at + 1),
    );
});
