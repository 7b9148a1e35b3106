import type { AnyVariables, TypedDocumentNode } from 'urql';
import type { Failure } from './failure.js';
import { useSending, type Answer } from './use-sending.js';

export interface Asking {
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
  /** what became of it; null when it was refused, or when something is being done already */
  readonly ask: <D extends Answer, V extends AnyVariables>(
    what: TypedDocumentNode<D, V>,
    variables: V,
  ) => Promise<D['done'] | null>;
}

/** Asks for a change of state where there are no fields that a fault could stand at: what is refused is told where it was asked. */
export function useAsking(): Asking {
  const { isBusy, failure, problems, clear, send } = useSending();
  const message = problems.map((problem) => problem.message).join('\n');
  return {
    isBusy,
    failure: failure ?? (message ? { kind: 'refused', message, requestId: null } : null),
    clear,
    ask: (what, variables) => send(what, variables, null),
  };
}
