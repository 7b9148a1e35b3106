import { grouped } from '../grouped.js';
import type { Concept } from './concept.js';

/** Each concept followed by what is below it; those on one level by position, then by code. */
export function inTreeOrder(concepts: readonly Concept[]): Concept[] {
  const codes = new Set(concepts.map(({ code }) => code));
  const below = grouped(concepts, ({ broader }) => (broader !== null && codes.has(broader) ? broader : null));
  const walk = (broader: string | null): Concept[] =>
    [...(below.get(broader) ?? [])]
      .sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
      .flatMap((concept) => [concept, ...walk(concept.code)]);
  return walk(null);
}
