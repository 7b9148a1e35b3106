/** What a request costs. Reading is one point; what writes or searches costs the database more, and so does its sender. */
const MUTATION = 5;
const SEARCH = 3;

/** Probes have to be answered under any load, and what never changes comes from a cache. */
const FREE = /^\/(?:health\/(?:live|ready)|metrics|assets\/[^?]*)(?:\?|$)/;

export const isFree = (url: string): boolean => FREE.test(url);

/** Known from the address alone. */
export const costOf = (url: string): number => (/[?&](?:search|q)=[^&]/.test(url) ? SEARCH : 1);

/** Characters of a document that come with its first point, and with each further one. */
const PLAIN = 4000;
const PER_POINT = 200;

/**
 * Of a GraphQL document, by its words: a mutation cannot be written without this one. And by its length: one of 17,000
 * characters over all kinds of records takes the planner two seconds the first time. @returns the points above one
 */
export function operationSurcharge(query: unknown): number {
  if (typeof query !== 'string') return 0;
  const planning = Math.max(0, Math.ceil((query.length - PLAIN) / PER_POINT));
  if (/\bmutation\b/.test(query)) return MUTATION - 1 + planning;
  return planning + (/\bsearch\b/.test(query) ? SEARCH - 1 : 0);
}
