import type { InboxEntryFragment, InboxQuery, InboxQueryVariables } from '../operations.js';

/**
 * What stands in the list. It moves only when its reader asks: what comes meanwhile waits in `arrived`, and what was read
 * stays where it is, also in the list of the unread.
 */
export interface Items {
  readonly items: readonly InboxEntryFragment[];
  readonly arrived: readonly InboxEntryFragment[];
  /** there was more news than one page shows, so what lies between is not known */
  readonly gap: boolean;
  readonly hasOlder: boolean;
  readonly cursor: string | null;
}

type Page = InboxQuery['inbox'];
type Change = Partial<
  Pick<InboxEntryFragment, 'readAt' | 'acknowledgedAt' | 'acknowledgedBy' | 'muted' | 'snoozedUntil'>
>;

export const SHOWN = ['all', 'unread', 'mandatory', 'quiet'] as const;
export type Show = (typeof SHOWN)[number];

/** What the address asks for; anything else is all. */
export const shownBy = (asked: string | null): Show => SHOWN.find((one) => one === asked) ?? 'all';

export function filterOf(show: Show): InboxQueryVariables['filter'] {
  switch (show) {
    case 'all':
      return {};
    case 'unread':
      return { state: 'UNREAD' };
    case 'mandatory':
      return { mandatory: true };
    case 'quiet':
      return { state: 'QUIET' };
  }
}

export const begun = ({ nodes, pageInfo }: Page): Items => ({
  items: nodes,
  arrived: [],
  gap: false,
  hasOlder: pageInfo.hasNextPage,
  cursor: pageInfo.endCursor ?? null,
});

export function withOlder(before: Items, { nodes, pageInfo }: Page): Items {
  const known = idsOf(before.items);
  return {
    ...before,
    items: [...before.items, ...nodes.filter(({ id }) => !known.has(id))],
    hasOlder: pageInfo.hasNextPage,
    cursor: pageInfo.endCursor ?? null,
  };
}

/** The first page again, as it is now: what is known is brought up to date where it stands, what is new waits. */
export function seenAnew(before: Items, { nodes, pageInfo }: Page): Items {
  const fresh = new Map(nodes.map((node) => [node.id, node]));
  const known = idsOf(before.items);
  const newest = before.items[0]?.at ?? '';
  const arrived = nodes.filter(({ id, at }) => !known.has(id) && at >= newest);
  return {
    ...before,
    items: before.items.map((item) => fresh.get(item.id) ?? item),
    arrived,
    gap: pageInfo.hasNextPage && arrived.length === nodes.length,
  };
}

export const withArrived = (before: Items): Items => ({
  ...before,
  items: [...before.arrived, ...before.items],
  arrived: [],
});

export const changed = (before: Items, ids: readonly string[], change: Change): Items => ({
  ...before,
  items: before.items.map((item) => (ids.includes(item.id) ? { ...item, ...change } : item)),
});

/** The one below or above; from nowhere, the first. At an end it stays. */
export function beside(items: readonly InboxEntryFragment[], id: string | null, step: 1 | -1): string | null {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return items[0]?.id ?? null;
  return items[Math.min(items.length - 1, Math.max(0, at + step))]?.id ?? null;
}

/** Of what is mandatory nothing can be muted, and what is no record cannot be either. */
export const canBeMuted = ({ change, mandatory }: InboxEntryFragment): boolean =>
  mandatory === null && change !== null && change.kind !== null;

/** A value of a difference, which is JSON, as it is read: a text without its quotation marks. */
export function valueOf(json: string | null): string | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : json;
  } catch {
    return json;
  }
}

const idsOf = (items: readonly InboxEntryFragment[]): Set<string> => new Set(items.map(({ id }) => id));
