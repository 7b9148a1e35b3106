import type { Concept } from './concept.js';

/** The languages that there is a label in, English first. */
export const languagesOf = (concepts: readonly Concept[]): string[] =>
  [...new Set(concepts.flatMap(({ labels }) => Object.keys(labels)))].sort(
    (a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1),
  );
