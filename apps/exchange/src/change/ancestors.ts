/**
 * What a filter is compared with: each value and everything it falls under, so that a filter on `health-personnel` finds
 * `health-personnel/recruitment`, one on ISCO `22` finds `2211`, one on `pt` finds `pt-BR` — by a plain array overlap.
 */
export const withTopicAncestors = (topics: readonly string[]): string[] =>
  unique(topics.flatMap((topic) => topic.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))));

export const withOccupationGroups = (codes: readonly string[]): string[] =>
  unique(codes.flatMap((code) => [...code].map((_, index) => code.slice(0, index + 1))));

export const withPrimaryLanguages = (tags: readonly string[]): string[] =>
  unique(tags.flatMap((tag) => [tag, tag.split('-')[0] as string]));

const unique = (values: string[]): string[] => [...new Set(values)];
