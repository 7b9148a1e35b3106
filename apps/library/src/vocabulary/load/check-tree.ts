import type { Problem } from '#kernel';
import type { Concept, Scheme } from '../concept.js';
import { nearest } from '../nearest.js';

/**
 * Rules between codes, as they would be after the load. A fault is told at the code that was given; a code that was not
 * given can only come to be at fault by one that was.
 */
export function checkTree(
  { scheme, serves }: Omit<Scheme, 'concepts'>,
  all: readonly Scheme[],
  after: ReadonlyMap<string, Concept>,
  placeOf: ReadonlyMap<string, string>,
  problems: Problem[],
): void {
  const elsewhere = all
    .filter((one) => one.serves === serves && one.scheme !== scheme)
    .flatMap(({ concepts }) => concepts)
    .filter(({ code }) => !after.has(code));
  const sameUse = new Map([...elsewhere, ...after.values()].map((concept) => [concept.code, concept]));
  for (const [code, at] of placeOf) {
    const concept = after.get(code);
    if (!concept) continue;
    const refuse = (field: string, message: string): void => void problems.push({ path: `${at}.${field}`, message });
    const broader = broaderFault(concept, serves, after);
    if (broader) refuse('broader', broader);
    const { replacedBy } = concept;
    if (replacedBy === null) {
      if (concept.broader !== null && after.get(concept.broader)?.status === 'DEPRECATED')
        refuse('broader', `${concept.broader} is deprecated`);
      continue;
    }
    const target = sameUse.get(replacedBy);
    if (!target || replacedBy === code) {
      const near = nearest(replacedBy, [...sameUse.keys()]);
      refuse('replacedBy', `${replacedBy} is not another code of this use${near ? `; did you mean ${near}?` : ''}`);
    } else if (target.status === 'DEPRECATED') refuse('replacedBy', `${replacedBy} is deprecated itself`);
    else if (!target.assignable) refuse('replacedBy', `${replacedBy} stands in no record`);
    const left = [...after.values()].filter((one) => one.broader === code && one.status === 'CURRENT');
    if (left.length > 0)
      refuse(
        'status',
        `still has codes in use below it: ${left.map((one) => one.code).join(', ')}; deprecate them as well`,
      );
  }
}

function broaderFault(
  { code, broader }: Concept,
  serves: Scheme['serves'],
  after: ReadonlyMap<string, Concept>,
): string | null {
  const due = dueBroader(code, serves);
  if (due !== undefined && broader !== due)
    return due === null ? 'a code at the top has none above it' : `expected ${due}, as the code ${code} says`;
  if (broader === null) return null;
  if (!after.has(broader)) {
    const near = nearest(broader, [...after.keys()]);
    return `${broader} is not a code of this vocabulary${near ? `; did you mean ${near}?` : ''}`;
  }
  const passed = new Set([code]);
  for (let above: string | null = broader; above !== null; above = after.get(above)?.broader ?? null) {
    if (passed.has(above)) return `goes round in a circle: ${[...passed, above].join(' → ')}`;
    passed.add(above);
  }
  return null;
}

/** Where the code itself says what is above it; undefined where it does not. */
function dueBroader(code: string, serves: Scheme['serves']): string | null | undefined {
  if (serves === 'TOPIC') return code.includes('/') ? code.slice(0, code.lastIndexOf('/')) : null;
  if (serves === 'OCCUPATION') return code.length > 1 ? code.slice(0, -1) : null;
  return undefined;
}
