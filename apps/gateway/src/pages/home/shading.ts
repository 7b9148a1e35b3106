const LEVELS = 4;

/** From one step to the next it is as many times more: a few countries publish most, and the others would all look the same. */
export interface Shading {
  levelOf(count: number): number;
  /** the lowest and the highest number of each level that there is, beginning with 1 */
  ranges: readonly (readonly [from: number, to: number])[];
}

export function shadingOf(most: number): Shading {
  const tops = [...new Set(Array.from({ length: LEVELS }, (_, at) => Math.ceil(most ** ((at + 1) / LEVELS) - 1e-9)))];
  const skipped = LEVELS - tops.length;
  return {
    levelOf: (count) => skipped + 1 + tops.findIndex((top) => count <= top),
    ranges: tops.map((top, at) => [(tops[at - 1] ?? 0) + 1, top]),
  };
}
