import { useRef, useState } from 'react';
import { useMutation, type AnyVariables, type TypedDocumentNode } from 'urql';
import type { Failure } from './failure.js';
import { outcomeOf, problemsAt, type FieldProblem } from './outcome.js';

interface Answer {
  readonly done: { readonly __typename: string };
}

export interface Deed<Variables, Done> {
  readonly isBusy: boolean;
  /** why nothing was done, where no field says it */
  readonly failure: Failure | null;
  /** what is wrong with a field, such as `input.email` */
  readonly wrongAt: (...fields: readonly string[]) => string[];
  readonly clear: () => void;
  /** null when it was refused, or when it is being done already */
  readonly run: (variables: Variables) => Promise<Done | null>;
}

/** A change that a form asks for, once at a time. Faults of fields that the form has stand at them, all others below it. */
export function useDeed<D extends Answer, V extends AnyVariables, Name extends D['done']['__typename']>(
  document: TypedDocumentNode<D, V>,
  hoped: Name,
  { fields = [], conflictAt }: { fields?: readonly string[]; conflictAt?: string } = {},
): Deed<V, Extract<D['done'], { readonly __typename: Name }>> {
  const [{ fetching }, mutate] = useMutation<D, V>(document);
  const runs = useRef(false);
  const [failure, fail] = useState<Failure | null>(null);
  const [problems, find] = useState<readonly FieldProblem[]>([]);
  const clear = (): void => {
    fail(null);
    find([]);
  };
  return {
    isBusy: fetching,
    failure,
    clear,
    wrongAt: (...asked) => asked.flatMap((field) => problemsAt(problems, field)),
    run: async (variables) => {
      if (runs.current) return null;
      runs.current = true;
      clear();
      const outcome = outcomeOf<D['done'], Name>(await mutate(variables), hoped);
      runs.current = false;
      if (!('failure' in outcome)) return outcome.done;
      const message = outcome.failure.message ?? '';
      const found =
        outcome.isConflict && conflictAt ? [{ path: conflictAt.split('.'), message }] : [...outcome.problems];
      find(found);
      const isShown = found.length > 0 && found.every(({ path }) => fields.some((field) => isAt(path, field)));
      if (!isShown) fail(outcome.failure);
      return null;
    },
  };
}

const isAt = (path: readonly string[], field: string): boolean =>
  path.join('.') === field || path.join('.').startsWith(`${field}.`);
