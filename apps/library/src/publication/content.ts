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
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, definition)) };
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

function problemsOf(issue: z.core.$ZodIssue, definition: KindDefinition<Content>): Problem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: unknownField(key, path.length === 0 ? definition : null),
    }));
  }
  const missing = issue.code === 'invalid_type' && /received undefined$/.test(issue.message);
  return [{ path: path.join('.'), message: missing ? `is missing; expected ${issue.expected}` : issue.message }];
}

function unknownField(key: string, definition: KindDefinition<Content> | null): string {
  const shape = (definition?.schema as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
  const near = nearest(key, Object.keys(shape));
  return `is not a field${definition ? ` of a ${definition.noun}` : ''}${near ? `; did you mean ${near}?` : ''}`;
}
