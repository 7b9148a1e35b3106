import { invalidInput, type Problem, type PublicationKind } from '#kernel';
import type { z } from 'zod';
import { KINDS, type Content } from '../kinds.js';
import { nearest } from '../vocabulary/nearest.js';
import type { KindDefinition } from './kind-definition.js';

export type { Content };

/** The definition of a kind. Its methods take the content of that kind, and only that is ever given to them. */
export const definitionOf = (kind: PublicationKind): KindDefinition<Content> =>
  KINDS[kind] as unknown as KindDefinition<Content>;

export type Checked = { content: Content; problems?: undefined } | { content?: undefined; problems: Problem[] };

/** Validates content for an owner; every problem at once, each with its path in the content. */
export function checkContent(kind: PublicationKind, owner: string, given: unknown): Checked {
  const definition = definitionOf(kind);
  const parsed = definition.schema.safeParse(given);
  if (!parsed.success) return { problems: allProblems(definition, owner, given, parsed.error.issues) };
  const problems = definition.checkOwner(parsed.data, owner);
  return problems.length > 0 ? { problems } : { content: parsed.data };
}

/** @param asGiven turns a path in the content into the path in what the caller gave */
export function requireContent(
  kind: PublicationKind,
  owner: string,
  given: unknown,
  asGiven = (path: string): string => path,
): Content {
  const { content, problems } = checkContent(kind, owner, given);
  if (content) return content;
  throw invalidInput(problems.map(({ path, message }) => ({ path: asGiven(path), message })));
}

/**
 * What fields must say together is asked only once each is there. So where some are missing that a draft need not have, the
 * rest is asked with others in their place, and everything is told at once.
 */
function allProblems(
  definition: KindDefinition<Content>,
  owner: string,
  given: unknown,
  issues: readonly z.core.$ZodIssue[],
): Problem[] {
  const missing = issues.filter((issue) => isMissing(issue, given));
  const problems = issues.flatMap((issue) => problemsOf(issue, definition, given));
  const { untilSaid = {} } = definition;
  if (missing.length < issues.length || !missing.every(({ path }) => path.map(String).join('.') in untilSaid))
    return problems;
  const { problems: others = [] } = checkContent(definition.kind, owner, { ...untilSaid, ...(given as object) });
  return [...problems, ...others];
}

const isMissing = (issue: z.core.$ZodIssue, given: unknown): boolean =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_value') && valueAt(given, issue.path) === undefined;

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], given);

function problemsOf(issue: z.core.$ZodIssue, definition: KindDefinition<Content>, given: unknown): Problem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: unknownField(key, path.length === 0 ? definition : null),
    }));
  }
  if (isMissing(issue, given)) return [{ path: path.join('.'), message: missing(issue) }];
  return [{ path: path.join('.'), message: issue.code === 'invalid_value' ? noneOf(issue, given) : issue.message }];
}

const LONGEST_SHOWN = 60;

function noneOf(issue: z.core.$ZodIssueInvalidValue, given: unknown): string {
  const value = JSON.stringify(valueAt(given, issue.path)).slice(0, LONGEST_SHOWN);
  return `${value} is not known here; expected one of ${issue.values.map(String).join(', ')}`;
}

const missing = (issue: z.core.$ZodIssue): string =>
  `is missing; expected ${issue.code === 'invalid_value' ? `one of ${issue.values.map(String).join(', ')}` : (issue as { expected?: string }).expected}`;

function unknownField(key: string, definition: KindDefinition<Content> | null): string {
  const shape = (definition?.schema as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
  const near = nearest(key, Object.keys(shape));
  return `is not a field${definition ? ` of a ${definition.noun}` : ''}${near ? `; did you mean ${near}?` : ''}`;
}
