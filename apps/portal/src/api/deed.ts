import type { AnyVariables, TypedDocumentNode } from 'urql';
import type { Failure } from './failure.js';
import { elsewhere, problemsAt } from './outcome.js';
import { useSending, type Answer, type Done } from './use-sending.js';

export interface Deed<Variables, Result> {
  readonly isBusy: boolean;
  /** why nothing was done, where no field says it */
  readonly failure: Failure | null;
  /** what is wrong with a field, such as `input.email` */
  readonly wrongAt: (...fields: readonly string[]) => string[];
  readonly clear: () => void;
  /** null when it was refused, or when it is being done already */
  readonly run: (variables: Variables) => Promise<Result | null>;
}

/** The one thing that a form sends. Faults of fields that the form has stand at them, all others below it. */
export function useDeed<D extends Answer, V extends AnyVariables, Name extends D['done']['__typename']>(
  document: TypedDocumentNode<D, V>,
  hoped: Name,
  { fields = [], conflictAt }: { fields?: readonly string[]; conflictAt?: string } = {},
): Deed<V, Done<D, Name>> {
  const { isBusy, failure, problems, clear, send } = useSending();
  return {
    isBusy,
    failure: failure ?? elsewhere(problems, fields),
    clear,
    wrongAt: (...asked) => asked.flatMap((field) => problemsAt(problems, field)),
    run: (variables) => send(document, variables, hoped, conflictAt),
  };
}
