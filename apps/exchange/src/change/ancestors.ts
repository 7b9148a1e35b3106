/**
 * What a filter is compared with: each value and everything it falls under, so that a filter on `health-personnel` finds
 * `health-personnel/recruitment`, one on ISCO `22` finds `2211`, one on `CODE-2010:7` finds `CODE-2010:7.2a`, one on `pt`
 * finds `pt-BR` — by a plain array overlap. What codes say themselves is read off them; what only a vocabulary knows comes
 * with the change (`broader`).
 */
export const withTopicAncestors = (topics: readonly string[]): string[] =>
  unique(topics.flatMap((topic) => beginnings(topic, '/')));

export const withOccupationGroups = (codes: readonly string[]): string[] =>
  unique(codes.flatMap((code) => [...code].map((_, index) => code.slice(0, index + 1))));

/** `7.2a` is a part of `7.2`, and that of `7`. */
export const withArticles = (legalBases: readonly string[]): string[] =>
  unique(
    legalBases.flatMap((basis) =>
      beginnings(basis, '.', basis.indexOf(':') + 1).flatMap((part) => [part.replace(/(\d)[a-z]+$/, '$1'), part]),
    ),
  );

export const withPrimaryLanguages = (tags: readonly string[]): string[] =>
  unique(tags.flatMap((tag) => [tag, tag.split('-')[0] as string]));

export const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** What ends before a separator, and the whole. */
const beginnings = (code: string, separator: string, from = 0): string[] => {
  const ends: string[] = [];
  for (let at = code.indexOf(separator, from); at >= 0; at = code.indexOf(separator, at + 1))
    ends.push(code.slice(0, at));
  return [...ends, code];
};
