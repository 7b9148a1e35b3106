import { parse } from 'graphql';
import { log } from '#platform';
import { may } from './may.js';
import type { Reader } from './reader.js';
import type { View } from './view.js';

export const unreadOperation = parse(/* GraphQL */ `
  query Unread {
    inboxCounts {
      unread
    }
  }
`);

/** For the head of every page; a page without it is better than none. Null: there is no inbox to count. */
export async function unreadOf(view: View, reader: Reader): Promise<number | null> {
  if (view.context.actor.via !== 'session' || !may(view, 'inbox:read')) return null;
  try {
    const { inboxCounts } = await reader.read<{ inboxCounts: { unread: number } }>(unreadOperation, {}, view.context);
    return inboxCounts.unread;
  } catch (error) {
    log('pages').warn({ err: error }, 'nobody could say how many are unread');
    return null;
  }
}
