import { Fault, type CursorCodec } from '#kernel';

/** Relay connections over keyset pages: stable while others write, no OFFSET. */
export interface PageInput {
  first?: number | null;
  after?: string | null;
}

export interface Connection<T> {
  nodes: T[];
  edges: { node: T; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export interface KeysetPage {
  limit: number;
  /** the keys of the last row of the page before; null on the first page */
  after: (string | number | null)[] | null;
}

/** Checks a page request. @param purpose the list and its filter: a cursor opens only there */
export function readPage(
  codec: CursorCodec,
  purpose: string,
  page: PageInput,
  limits = { byDefault: 20, most: 100 },
): KeysetPage {
  const limit = page.first ?? limits.byDefault;
  if (!Number.isInteger(limit) || limit < 0 || limit > limits.most) {
    throw new Fault('INVALID_INPUT', `first: expected a whole number from 0 to ${limits.most}`, [
      { path: 'first', message: `expected a whole number from 0 to ${limits.most}` },
    ]);
  }
  if (page.after === undefined || page.after === null) return { limit, after: null };
  const after = codec.decode(purpose, page.after);
  if (!after) {
    const message = 'not a cursor of this list; pass an endCursor of the same query and filter, unaltered';
    throw new Fault('INVALID_INPUT', `after: ${message}`, [{ path: 'after', message }]);
  }
  return { limit, after };
}

/** Makes the connection from `limit + 1` rows: the extra one only says that there is more. */
export function connection<T>(
  codec: CursorCodec,
  purpose: string,
  page: KeysetPage,
  rows: readonly T[],
  keys: (row: T) => (string | number | null)[],
): Connection<T> {
  const shown = rows.slice(0, page.limit);
  const edges = shown.map((node) => ({ node, cursor: codec.encode(purpose, keys(node)) }));
  return {
    nodes: shown,
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.limit,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
