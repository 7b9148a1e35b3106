import type { ComityNode } from './node.js';
import type { ChangesPage } from './types.js';

export interface FollowOptions {
  /** the cursor of the last page that was dealt with; without it the log is read from its beginning */
  since?: string | undefined;
  /** most changes in a page, up to 1000 */
  limit?: number;
  /** seconds that the node waits for a change before it answers with none, up to 30 */
  waitSeconds?: number;
  /** called when a page has been dealt with: when the next one is asked for. Keep the cursor where it outlives you */
  save?: (cursor: string) => void | Promise<void>;
  signal?: AbortSignal | undefined;
}

/**
 * The change feed, page by page, for good: an empty page now and then says that there is nothing new. Throws ResyncNeeded
 * when the log cannot be continued from the cursor.
 */
export async function* changes(
  node: ComityNode,
  { since, limit = 500, waitSeconds = 25, save, signal }: FollowOptions = {},
): AsyncGenerator<ChangesPage> {
  let cursor = since;
  for (;;) {
    const { next, ...page } = await node.json<Omit<ChangesPage, 'cursor'> & { next: string }>('/changes', {
      query: { since: cursor, limit: String(limit), wait: String(waitSeconds) },
      timeoutMs: (waitSeconds + 20) * 1000,
      signal,
    });
    yield { ...page, cursor: next };
    await save?.(next);
    cursor = next;
  }
}
