import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { definitionOf, type Content } from './content.js';

/**
 * What two records of one owner share when they tell of the same thing: kind, title in the original language, and what
 * tells one of its kind from another. Translations, summaries and what becomes of it later are no part of it.
 */
export function profileOf(content: Content): string {
  const { kind, originalLanguage, title } = content;
  const told = [kind, comparable(title[originalLanguage] ?? ''), definitionOf(kind).identity(content).map(part)];
  return createHash('sha256')
    .update(canonicalize(told) as string)
    .digest('hex');
}

const part = (value: string | undefined): string => comparable(value ?? '');

/** Letters, their marks and digits, in one case; accents stay, for they make other words. */
const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
