import { wordsOf } from './words.js';

/** A sentence before and the one that became of it; one of them is missing where there is none. */
export type Aligned = readonly [before: string, after: string];

const LEAST_IN_COMMON = 0.4;
const MOST_PAIRS = 100_000;

/** Which sentence became which, by the words they have in common, in their order. Too many are taken as one each. */
export function aligned(before: readonly string[], after: readonly string[], language: string): Aligned[] {
  if (before.length * after.length > MOST_PAIRS) return [[before.join(''), after.join('')]];
  const [was, is] = [before, after].map((sentences) => sentences.map((text) => new Set(wordsOf(text, language))));
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const gain = new Float64Array(best.length);
  const at = (i: number, j: number): number => best[i * width + j] as number;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const common = inCommon(was?.[i] as Set<string>, is?.[j] as Set<string>);
      gain[i * width + j] = common >= LEAST_IN_COMMON ? common : -1;
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + (gain[i * width + j] as number));
    }
  const pairs: Aligned[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const taken = gain[i * width + j] as number;
    if (i < before.length && j < after.length && taken > 0 && at(i, j) === at(i + 1, j + 1) + taken)
      pairs.push([before[i++] as string, after[j++] as string]);
    else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1)))
      pairs.push([before[i++] as string, '']);
    else pairs.push(['', after[j++] as string]);
  }
  return pairs;
}

/** Twice what is in both, by what is in each. */
function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (Math.min(a.size, b.size) / Math.max(a.size, b.size) < LEAST_IN_COMMON / 2) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return (2 * both) / (a.size + b.size);
}
