import { useSyncExternalStore } from 'react';
import { client } from '../api/client.js';
import { InboxChangedDocument, type InboxChangedSubscription } from '../operations.js';

type Counts = InboxChangedSubscription['inboxChanged'];

let counts: Counts | null = null;
let stop: (() => void) | null = null;
const listeners = new Set<() => void>();

/** One live source for all who show or watch the counts; the last ones are kept for who comes later. */
function listen(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= client.subscription(InboxChangedDocument, {}).subscribe(({ data }) => {
    if (!data) return;
    counts = data.inboxChanged;
    for (const tell of listeners) tell();
  }).unsubscribe;
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** Null until they are known. Another object with each change, also where the figures are the same. */
export const useCounts = (): Counts | null => useSyncExternalStore(listen, () => counts);
