import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { failureOf, type Failure } from '../api/failure.js';
import { InboxDocument, type InboxQuery } from '../operations.js';
import { useCounts } from './counts.js';
import { begun, changed, filterOf, seenAnew, withArrived, withOlder, type Items, type Show } from './items.js';

/** Changes come in crowds when somebody publishes many at once; one look serves them all. */
const GATHER_MS = 300;

export interface HeldItems {
  held: Items | null;
  failure: Failure | null;
  isWaiting: boolean;
  /** from the beginning */
  begin: () => Promise<void>;
  older: () => Promise<void>;
  showArrived: () => Promise<void>;
  change: (ids: readonly string[], to: Parameters<typeof changed>[2]) => void;
}

const figuresIn = (counts: InboxQuery['inboxCounts'] | undefined): string | null =>
  counts ? [counts.unread, counts.mandatory, counts.unacknowledged, counts.quiet].join(' ') : null;

/** The list of one filter, and what came since. */
export function useItems(show: Show): HeldItems {
  const client = useClient();
  const counts = useCounts();
  const [held, hold] = useState<Items | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWaiting, wait] = useState(false);

  const page = useCallback(
    async (after: string | null): Promise<InboxQuery | null> => {
      wait(true);
      const variables = { filter: filterOf(show), after, first: after === null };
      const { data, error } = await client.query(InboxDocument, variables, { requestPolicy: 'network-only' });
      wait(false);
      setFailure(error ? failureOf(error) : null);
      return data ?? null;
    },
    [client, show],
  );
  /** Of the first page: while the live ones are the same, nothing has come since it was asked for. */
  const figures = useRef<Promise<string | null>>(Promise.resolve(null));
  const begin = useCallback(async () => {
    const asked = page(null);
    figures.current = asked.then((first) => first && figuresIn(first.inboxCounts));
    const first = await asked;
    if (first) hold(begun(first.inbox));
  }, [page]);

  useEffect(() => void begin(), [begin]);
  useEffect(() => {
    if (!counts) return;
    const timer = setTimeout(async () => {
      const isKnown = (await figures.current) === figuresIn(counts);
      figures.current = Promise.resolve(null);
      const first = isKnown ? null : await page(null);
      if (first) hold((before) => (before ? seenAnew(before, first.inbox) : begun(first.inbox)));
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [counts, page]);

  return {
    held,
    failure,
    isWaiting,
    begin,
    older: async () => {
      const next = await page(held?.cursor ?? null);
      if (next) hold((before) => before && withOlder(before, next.inbox));
    },
    showArrived: async () => {
      if (held?.gap) await begin();
      else hold((before) => before && withArrived(before));
    },
    change: (ids, to) => hold((before) => before && changed(before, ids, to)),
  };
}
