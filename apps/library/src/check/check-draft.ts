import { invalidInput, type Problem, type PublicationKind } from '#kernel';
import type { z } from 'zod';
import { checkContent, definitionOf, type Checked, type Content } from '../publication/content.js';

/**
 * A draft may be incomplete: each field by itself is well-formed, and what they must say together (a title in the original
 * language, two parties, dates in their order) is asked when it is published. Fields that are not well-formed are refused.
 */
export function checkDraft(kind: PublicationKind, owner: string, given: unknown): Checked {
  const checked = checkContent(kind, owner, given);
  if (checked.content) return checked;
  const content = fieldByField(kind, given);
  return content ? { content } : checked;
}

/** @param asGiven turns a path in the content into the path in what the caller gave */
export function requireDraftContent(
  kind: PublicationKind,
  owner: string,
  given: unknown,
  asGiven = (path: string): string => path,
): Content {
  const { content, problems } = checkDraft(kind, owner, given);
  if (content) return content;
  throw invalidInput(problems.map(({ path, message }) => ({ path: asGiven(path), message })));
}

/** What stands between a draft and its publication; none for one that may be published. */
export const problemsOf = (kind: PublicationKind, owner: string, content: unknown): Problem[] =>
  checkContent(kind, owner, content).problems ?? [];

function fieldByField(kind: PublicationKind, given: unknown): Content | null {
  const { schema: whole, untilSaid = {} } = definitionOf(kind);
  const { shape } = whole as unknown as { shape: Record<string, z.ZodType> };
  if (typeof given !== 'object' || given === null) return null;
  if (Object.keys(given).some((field) => !(field in shape))) return null;
  const content: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(shape)) {
    if (field in untilSaid && (given as Record<string, unknown>)[field] === undefined) continue;
    const parsed = schema.safeParse((given as Record<string, unknown>)[field]);
    if (!parsed.success) return null;
    if (parsed.data !== undefined) content[field] = parsed.data;
  }
  return content as unknown as Content;
}
