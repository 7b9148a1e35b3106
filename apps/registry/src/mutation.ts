import { asResult, type ErrorValue, type SubgraphContext } from '#graphql';

/** A use-case as a mutation: expected failures become values, and what the request's loaders read before is forgotten. */
export async function mutate<T extends object>(
  context: SubgraphContext,
  work: () => Promise<T>,
): Promise<T | ErrorValue> {
  try {
    return await asResult(work);
  } finally {
    context.loaders.clear();
  }
}
