import { useState } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useClient } from 'urql';
import { failureOf, type Failure } from './failure.js';

interface Result {
  readonly result: { readonly __typename: string; readonly message?: string; readonly code?: string };
}

export interface Asking {
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
  /** true when it was done */
  readonly ask: <D extends Result, V extends AnyVariables>(
    what: TypedDocumentNode<D, V>,
    variables: V,
  ) => Promise<D['result'] | null>;
}

/** Asks for a change of state once at a time; what is refused is told where it was asked. */
export function useAsking(): Asking {
  const client = useClient();
  const [isBusy, busy] = useState(false);
  const [failure, fail] = useState<Failure | null>(null);
  return {
    isBusy,
    failure,
    clear: () => fail(null),
    ask: async (what, variables) => {
      if (isBusy) return null;
      busy(true);
      fail(null);
      const { data, error } = await client.mutation(what, variables).toPromise();
      busy(false);
      if (error) fail(failureOf(error));
      else if (data && 'message' in data.result)
        fail({ kind: 'refused', message: data.result.message ?? '', requestId: null });
      else if (data) return data.result;
      return null;
    },
  };
}
