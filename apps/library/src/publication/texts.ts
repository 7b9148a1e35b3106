import { canonicalLanguage as lookUp } from '#kernel';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

/**
 * Control characters (line breaks and tabs aside) and noncharacters have no place in a record: PostgreSQL refuses NUL,
 * and XML the others, so that a single title would make the Atom feed unreadable for everybody.
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** What speaks against a text that is to be stored; null when nothing does. */
export function unstorable(value: string): string | null {
  if (CONTROL.test(value)) return 'must not contain control characters';
  return value.isWellFormed() ? null : 'must be well-formed Unicode';
}

export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must have at most ${most} characters`)
    .refine((value) => unstorable(value) === null, { error: ({ input }) => unstorable(String(input)) ?? '' });

/** Looking a tag up costs more than all other checks of a record together, and an import asks for the same few. */
const tags = new LRUCache<string, { canonical: string | null }>({ max: 500 });

function canonicalLanguage(tag: string): string | null {
  let found = tags.get(tag);
  if (!found) tags.set(tag, (found = { canonical: lookUp(tag) }));
  return found.canonical;
}

export const languageTag = z.string().transform((tag, context) => {
  const canonical = canonicalLanguage(tag);
  if (canonical !== null) return canonical;
  context.addIssue({ code: 'custom', message: noLanguage(tag) });
  return z.NEVER;
});

const noLanguage = (tag: string): string =>
  `${JSON.stringify(tag.slice(0, 50))} is not a language; expected a BCP 47 tag such as vi, pt-BR or zh-Hant`;

/** One thing keyed by language; the keys end up in canonical form. */
export const byLanguage = <T extends z.ZodType>(value: T) =>
  z.record(z.string(), value).transform((given, context) => {
    const kept: Record<string, z.output<T>> = {};
    for (const [tag, item] of Object.entries(given)) {
      const canonical = canonicalLanguage(tag);
      if (canonical === null) context.addIssue({ code: 'custom', path: [tag], message: noLanguage(tag) });
      else if (canonical in kept)
        context.addIssue({ code: 'custom', path: [tag], message: `${canonical} is given twice` });
      else kept[canonical] = item as z.output<T>;
    }
    return kept;
  });

export const texts = (most: number) => byLanguage(text(most));
