import { direction, typenameOf } from '#kernel';
import type { LoggedChange } from './change.service.js';

/** A change as the graph shows it. */
/** @param cursor where to go on after it */
export function changeView(change: LoggedChange, cursor: string): Record<string, unknown> {
  return {
    ...change,
    cursor,
    owner: { id: change.owner },
    countries: change.countries.map((code) => ({ code })),
    title: Object.entries(change.title).map(([language, value]) => ({
      language,
      value,
      direction: direction(language).toUpperCase(),
    })),
    differences: change.differences.map(({ field, before, after }) => ({
      field,
      before: json(before),
      after: json(after),
    })),
    publication: change.kind === null ? null : { __typename: typenameOf(change.kind), id: change.subject },
  };
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
