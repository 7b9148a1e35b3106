import { givenFiles } from '../file/given-files.js';

/**
 * What a caller of the graph gave, as content. GraphQL has no maps, so titles come as a list and are stored by language;
 * `asGiven` tells a problem with the caller's own path: `title.vi` is `input.titles.1.value`.
 */
export interface Given {
  content: unknown;
  asGiven: (path: string) => string;
}

interface TextInput {
  language: string;
  value: string;
  legalValue?: string | null;
}

type Input = Record<string, unknown>;

/** @param more kind-specific lists of texts that are stored under their own name */
export function givenOf(kind: string, input: Input, more: readonly string[] = []): Given {
  const { titles, summaries, ...rest } = withoutNulls(input) as Input;
  const paths = new Map<string, string>();
  const legalValues: Record<string, string> = {};
  const content: Input = { kind, ...rest };
  const take = (list: unknown, field: string, called: string): void => {
    if (!Array.isArray(list)) return;
    const byTag: Record<string, string> = {};
    (list as TextInput[]).forEach(({ language, value, legalValue }, index) => {
      const tag = language in byTag ? recased(language) : language;
      byTag[tag] = value;
      if (legalValue) legalValues[language] = legalValue;
      paths.set(`${field}.${tag}`, `${called}.${index}`);
    });
    content[field] = byTag;
    paths.set(field, called);
  };
  take(titles, 'title', 'titles');
  take(summaries, 'summary', 'summaries');
  for (const field of more) take(rest[field], field, field);
  const files = givenFiles(rest['files'], (path, given) => paths.set(path, given));
  if (files === undefined) delete content['files'];
  else content['files'] = files;
  if (Object.keys(legalValues).length > 0) content['legalValues'] = legalValues;
  return { content, asGiven: (path) => `input.${paths.get(path) ?? path}` };
}

/** A tag that is given twice must reach the check as two, which are found to be one there, and not be merged here. */
export const recased = (tag: string): string => (tag === tag.toUpperCase() ? tag.toLowerCase() : tag.toUpperCase());

/** In an input null and absent say the same. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}
