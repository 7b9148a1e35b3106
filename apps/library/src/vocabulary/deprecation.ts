import type { Concept } from './concept.js';
import { conceptIn, heldScheme, heldSchemes, successorOf } from './held-schemes.js';

export interface Deprecation {
  code: string;
  /** what to use instead; null where nobody said which code that is */
  replacedBy: string | null;
  message: string;
}

/** Why a code is not to be used any more; null for one that may be. */
export function deprecationOf(concept: Concept, today = new Date().toISOString()): Deprecation | null {
  const { code, scheme, status, validTo } = concept;
  const replacedBy = replacementOf(concept);
  const instead = replacedBy ? `; use ${replacedBy} instead` : '';
  if (status === 'DEPRECATED') return { code, replacedBy, message: `${code} is not used any more${instead}` };
  if (validTo !== null && validTo < today.slice(0, validTo.length))
    return { code, replacedBy, message: `${code} was valid until ${validTo}${instead}` };
  const successor = successorOf(scheme, today);
  if (successor === null) return null;
  const look = replacedBy ? instead : '; look there for what answers to it';
  return { code, replacedBy, message: `${scheme} was replaced by ${successor.scheme}${look}` };
}

/** The last of a row of replacements. */
function replacementOf(concept: Concept): string | null {
  let last: Concept | null = null;
  for (let next = follow(concept), steps = 0; next !== null && steps < 20; next = follow(next), steps++) last = next;
  return last?.code ?? null;
}

function follow({ scheme, replacedBy }: Concept): Concept | null {
  if (replacedBy === null) return null;
  const serves = heldScheme(scheme)?.serves;
  for (const one of heldSchemes()) {
    const found = one.serves === serves ? conceptIn(one.scheme, replacedBy) : null;
    if (found) return found;
  }
  return null;
}
