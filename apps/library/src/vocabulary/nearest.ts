/** The candidate that a mistyped word most likely meant; null when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const given = word.slice(0, 100).toLowerCase();
  let best: string | null = null;
  let least = Math.max(3, Math.ceil(given.length / 3));
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase();
    const tail = lower.split('/').at(-1) as string;
    const distance = Math.min(edits(given, lower), edits(given, tail));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein's distance. */
export function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same);
    }
    row = next;
  }
  return row[b.length] as number;
}
