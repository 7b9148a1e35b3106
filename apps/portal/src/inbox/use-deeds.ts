import { useState } from 'react';
import { useMutation, type OperationResult } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf } from '../api/outcome.js';
import {
  AcknowledgeItemDocument,
  ReadAllItemsDocument,
  ReadItemsDocument,
  type AcknowledgeItemMutation,
  type InboxEntryFragment,
  type ReadAllItemsMutation,
  type ReadItemsMutation,
} from '../operations.js';
import { may, session } from '../session/session.js';
import type { HeldItems } from './use-items.js';

export interface Deeds {
  isBusy: boolean;
  failure: Failure | null;
  read: (item: InboxEntryFragment) => Promise<void>;
  readAll: (items: readonly InboxEntryFragment[]) => Promise<void>;
  acknowledge: (item: InboxEntryFragment) => Promise<void>;
}

type Answer = OperationResult<ReadItemsMutation | ReadAllItemsMutation | AcknowledgeItemMutation>;

/** What is done to an item by its buttons and keys. What is done already is not done twice. */
export function useDeeds(change: HeldItems['change']): Deeds {
  const [{ fetching: reads }, markRead] = useMutation(ReadItemsDocument);
  const [{ fetching: readsAll }, markAllRead] = useMutation(ReadAllItemsDocument);
  const [{ fetching: acknowledges }, sayAcknowledged] = useMutation(AcknowledgeItemDocument);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = reads || readsAll || acknowledges;

  const settle = (answer: Answer): boolean => {
    const outcome = outcomeOf(answer, 'InboxCounts');
    setFailure(outcome.done ? null : outcome.failure);
    return outcome.done !== null;
  };
  const now = (): string => new Date().toISOString();

  return {
    isBusy,
    failure,
    read: async ({ id, readAt }) => {
      if (isBusy || readAt !== null) return;
      if (settle(await markRead({ ids: [id] }))) change([id], { readAt: now() });
    },
    readAll: async (items) => {
      const [newest] = items;
      if (isBusy || !newest) return;
      const unread = items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
      if (settle(await markAllRead({ upTo: newest.id }))) change(unread, { readAt: now() });
    },
    acknowledge: async ({ id, readAt, acknowledgedAt }) => {
      if (isBusy || acknowledgedAt !== null || !may('inbox:acknowledge')) return;
      if (!settle(await sayAcknowledged({ id }))) return;
      const acknowledgedBy = {
        id: session.person,
        name: session.name ?? session.person,
        __typename: 'Person' as const,
      };
      change([id], { readAt: readAt ?? now(), acknowledgedAt: now(), acknowledgedBy });
    },
  };
}
