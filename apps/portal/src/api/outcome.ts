import type { CombinedError } from 'urql';
import { failureOf, type Failure } from './failure.js';

export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
}

interface Refusal {
  readonly message: string;
  readonly path?: readonly string[];
  readonly problems?: readonly FieldProblem[];
}

/** What became of a mutation: it was done, or why not, with every fault at its field. */
export type Outcome<Done> =
  { done: Done } | { done: null; failure: Failure; problems: readonly FieldProblem[]; isConflict: boolean };

/**
 * The member of the result's union that was hoped for; null: any but an error. The mutation calls its result `done` and asks its errors for message,
 * path and problems.
 */
export function outcomeOf<Member extends { readonly __typename: string }, Name extends Member['__typename']>(
  { data, error }: { data?: { readonly done: Member } | undefined; error?: CombinedError | undefined },
  hoped: Name | null,
): Outcome<Extract<Member, { readonly __typename: Name }>> {
  const member = data?.done;
  if (member && (hoped === null ? !('message' in member) : member.__typename === hoped))
    return { done: member as Extract<Member, { readonly __typename: Name }> };
  if (error) return { done: null, failure: failureOf(error), problems: [], isConflict: false };
  const refusal = member as (Member & Refusal) | undefined;
  const failure: Failure = refusal
    ? { kind: 'refused', message: refusal.message, requestId: null }
    : { kind: 'broken', message: null, requestId: null };
  return { done: null, failure, problems: refusal?.problems ?? [], isConflict: member?.__typename === 'Conflict' };
}

/** What is wrong with one field, `input.url` for instance, or with anything below it. */
export const problemsAt = (problems: readonly FieldProblem[], field: string): string[] =>
  problems.filter((problem) => isAt(problem, field)).map(({ message }) => message);

/** What is wrong at none of the fields that are shown. */
export function elsewhere(problems: readonly FieldProblem[], shown: readonly string[]): Failure | null {
  const others = problems.filter((problem) => !shown.some((field) => isAt(problem, field)));
  if (others.length === 0) return null;
  const message = others.map((one) => `${one.path.join('.')}: ${one.message}`).join('\n');
  return { kind: 'refused', message, requestId: null };
}

const isAt = ({ path }: FieldProblem, field: string): boolean =>
  path.join('.') === field || path.join('.').startsWith(`${field}.`);
