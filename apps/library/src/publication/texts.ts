import { canonicalLanguage as lookUp, unstorable } from '#kernel';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

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
