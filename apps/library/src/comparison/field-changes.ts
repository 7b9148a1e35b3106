import { isDeepStrictEqual } from 'node:util';
import { isLanguage } from '#kernel';
import { inReadingOrder } from './field-words.js';
import { matchItems } from './items.js';

export type FieldChangeKind = 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';

/** One difference between two contents, as they are stored. */
export interface FieldChange {
  /** as in the content, e.g. ['provisions', '2', 'summary']; places count in the later content, for what was removed in the earlier */
  path: readonly string[];
  kind: FieldChangeKind;
  /** within a list: what tells the item from the others, e.g. a heading, a country's code, a topic's code */
  item: string | null;
  before: unknown;
  after: unknown;
}

type Json = Record<string, unknown>;

/** More would be no comparison that anybody reads. */
export const MOST_CHANGES = 1000;

/**
 * Field by field, in the order that a reader wants. Items of a list are compared with themselves wherever they stand,
 * so that one provision put in front does not change all others; of lists of codes each code is a difference of its own.
 * @param language only this one's texts, of what is told in several languages
 */
export function fieldChanges(before: object, after: object, language?: string | null): FieldChange[] {
  const found: FieldChange[] = [];
  walk({ path: [], item: null, before, after }, language ?? null, found);
  return found.slice(0, MOST_CHANGES);
}

type Place = Omit<FieldChange, 'kind'>;

function walk(place: Place, language: string | null, found: FieldChange[]): void {
  const { path, item, before, after } = place;
  if (found.length > MOST_CHANGES || isDeepStrictEqual(before, after)) return;
  if (isOneOf(Array.isArray, before, after)) return walkList(place, language, found);
  if (!isOneOf(isObject, before, after)) {
    found.push({ ...place, kind: isAbsent(before) ? 'ADDED' : isAbsent(after) ? 'REMOVED' : 'CHANGED' });
    return;
  }
  const [was, is] = [(before ?? {}) as Json, (after ?? {}) as Json];
  const keys = inReadingOrder([...new Set([...Object.keys(is), ...Object.keys(was)])]);
  const chosen = language !== null && isByLanguage(path, keys) ? keys.filter((key) => key === language) : keys;
  for (const key of chosen) walk({ path: [...path, key], item, before: was[key], after: is[key] }, language, found);
}

function walkList({ path, before, after }: Place, language: string | null, found: FieldChange[]): void {
  const { pairs, moved } = matchItems((before ?? []) as unknown[], (after ?? []) as unknown[]);
  for (const { key, was, is } of pairs) {
    const place = { path: [...path, String(is?.place ?? was?.place)], item: key, before: was?.value, after: is?.value };
    if (!was) found.push({ ...place, kind: 'ADDED' });
    else if (!is) found.push({ ...place, kind: 'REMOVED' });
    else walk(place, language, found);
    if (was && is && moved.has(key))
      found.push({ ...place, kind: 'MOVED', before: was.place + 1, after: is.place + 1 });
  }
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const isOneOf = (is: (value: unknown) => boolean, before: unknown, after: unknown): boolean =>
  (is(before) || isAbsent(before)) && (is(after) || isAbsent(after));

/** What says how sure facts are has keys that could be taken for languages. */
const isByLanguage = (path: readonly string[], keys: readonly string[]): boolean =>
  path.length > 0 && path[0] !== 'confidence' && keys.every(isLanguage);
