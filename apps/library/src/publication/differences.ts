import { isDeepStrictEqual } from 'node:util';
import type { Difference } from '#contracts';

const MOST = 200;
const LONGEST_TEXT = 500;

type Json = Difference['before'];

/**
 * Field by field, what differs between two contents. Objects and lists of objects are descended into (`title.vi`,
 * `parties.1.signedOn`); a list of codes is one field. A change must stay small, so texts are cut and the list is capped.
 */
export function differences(before: object, after: object): Difference[] {
  const found: Difference[] = [];
  compare('', before as Json, after as Json, found);
  return found.slice(0, MOST);
}

function compare(path: string, before: Json, after: Json, found: Difference[]): void {
  if (isDeepStrictEqual(before, after)) return;
  const keys = keysWithin(before, after);
  if (keys === null) {
    found.push({ field: path, before: shortened(before), after: shortened(after) });
    return;
  }
  for (const key of keys) compare(path === '' ? key : `${path}.${key}`, part(before, key), part(after, key), found);
}

/** The keys to descend by, or null when the two are compared as a whole. */
function keysWithin(before: Json, after: Json): string[] | null {
  const sides = [before, after].filter((side) => side !== null);
  const objects = sides.every(
    (side) => typeof side === 'object' && (!Array.isArray(side) || side.every((item) => isObject(item))),
  );
  if (!objects || !sides.some((side) => Object.keys(side as object).length > 0)) return null;
  return [...new Set(sides.flatMap((side) => Object.keys(side as object)))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
}

const isObject = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const part = (whole: Json, key: string): Json => (whole as Record<string, Json> | null)?.[key] ?? null;

function shortened(value: Json): Json {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…`.toWellFormed() : value;
  return Array.isArray(value) ? value.slice(0, 100).map(shortened) : value;
}
