import { useRef, useState } from 'react';
import { useClient, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';
import type { Failure } from './failure.js';
import { outcomeOf, type FieldProblem } from './outcome.js';

export interface Answer {
  readonly done: { readonly __typename: string };
}
export type Done<D extends Answer, Name> = Extract<D['done'], { readonly __typename: Name }>;

export interface Sending {
  readonly isBusy: boolean;
  /** null also where every fault is at a field */
  readonly failure: Failure | null;
  readonly problems: readonly FieldProblem[];
  readonly clear: () => void;
  /**
   * @param hoped the member of the answer that says that it was done; null: any but an error
   * @param conflictAt the field that a conflict is about, where the network names none
   * @returns null when it was not done, and why stands in `failure` and `problems`
   */
  readonly send: <D extends Answer, V extends AnyVariables, Name extends D['done']['__typename']>(
    what: TypedDocumentNode<D, V>,
    variables: V,
    hoped: Name | null,
    conflictAt?: string,
  ) => Promise<Done<D, Name> | null>;
}

/** Sends what a form asks for, once at a time; a refusal is told at the fields that it names, whatever kind it is of. */
export function useSending(): Sending {
  const client = useClient();
  const inFlight = useRef(false);
  const [isBusy, busy] = useState(false);
  const [failure, fail] = useState<Failure | null>(null);
  const [problems, blame] = useState<readonly FieldProblem[]>([]);
  const clear = (): void => {
    fail(null);
    blame([]);
  };
  return {
    isBusy,
    failure,
    problems,
    clear,
    send: async <D extends Answer, V extends AnyVariables, Name extends D['done']['__typename']>(
      what: TypedDocumentNode<D, V>,
      variables: V,
      hoped: Name | null,
      conflictAt?: string,
    ) => {
      if (inFlight.current) return null;
      inFlight.current = true;
      busy(true);
      clear();
      const result = await client.mutation(what, variables).toPromise();
      inFlight.current = false;
      busy(false);
      const outcome = outcomeOf<D['done'], Name>(result, hoped);
      if (!('failure' in outcome)) return outcome.done;
      const found =
        outcome.problems.length > 0 ? outcome.problems : namedIn(result, outcome.isConflict ? conflictAt : undefined);
      blame(found);
      fail(found.length > 0 ? null : outcome.failure);
      return null;
    },
  };
}

/** A conflict names its field; a value of the wrong form is refused by the schema before the form is read at all. */
function namedIn(
  { data, error }: { data?: Answer | undefined; error?: CombinedError | undefined },
  conflictAt: string | undefined,
): FieldProblem[] {
  const { path = [], message } = (data?.done ?? {}) as { path?: readonly string[]; message?: string };
  const at = path.length > 0 ? path : conflictAt?.split('.');
  if (at && message) return [{ path: at, message }];
  return (error?.graphQLErrors ?? []).flatMap(({ message: told }) => {
    const named = / at "([\w.]+)"[;.:]?\s*/.exec(told);
    return named?.[1]
      ? [{ path: named[1].split('.'), message: told.slice(named.index + named[0].length) || told }]
      : [];
  });
}
