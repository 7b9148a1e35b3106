import DataLoader from 'dataloader';
import type { Actor } from '#access';

/** What a subgraph's resolvers find as context, in process and apart alike. */
export interface SubgraphContext {
  actor: Actor;
  requestId: string;
  /** reader's languages by falling preference, from Accept-Language */
  languages: readonly string[];
  loaders: Map<unknown, DataLoader<unknown, unknown>>;
}

export const subgraphContext = (
  given: Pick<SubgraphContext, 'actor' | 'requestId' | 'languages'>,
): SubgraphContext => ({
  ...given,
  loaders: new Map(),
});

/**
 * One loader per request and kind of thing, so that twenty references cost one query.
 * @param key a constant that names the loader (the service method will do)
 */
export function loader<K, V>(
  context: SubgraphContext,
  key: unknown,
  batch: (keys: readonly K[]) => Promise<readonly (V | Error)[]>,
): DataLoader<K, V> {
  let found = context.loaders.get(key);
  if (!found) {
    found = new DataLoader<unknown, unknown>(batch as (keys: readonly unknown[]) => Promise<readonly unknown[]>);
    context.loaders.set(key, found);
  }
  return found as unknown as DataLoader<K, V>;
}
