import { invalidInput, type Problem } from '#kernel';
import { FILTER_RULES } from './filter-rules.js';
import { readSearch, type Sought } from './sought.js';

/** What may be asked of the log by values, by a subscription, a feed or a query. An empty or absent part means: all. */
export const FILTER_PARTS = [
  'types',
  'kinds',
  'owners',
  'countries',
  'bodies',
  'counterparts',
  'topics',
  'legalBases',
  'occupations',
  'migrantGroups',
  'languages',
] as const;
export type FilterPart = (typeof FILTER_PARTS)[number];

/** In its accepted form: the values of each part, and the words that must be there. */
export interface ChangeFilter extends Record<FilterPart, string[]> {
  search: Sought | null;
}
export type ChangeFilterInput =
  (Partial<Record<FilterPart, string[] | null>> & { search?: string | null }) | null | undefined;

const MOST_VALUES = 300;

/** The filter in its accepted form, and what is wrong with it, each problem naming its field below `path`. */
export function readFilter(input: ChangeFilterInput, path: string): { filter: ChangeFilter; problems: Problem[] } {
  const problems: Problem[] = [];
  const parts = Object.fromEntries(
    FILTER_PARTS.map((part) => [part, readPart(part, input?.[part] ?? [], `${path}.${part}`, problems)]),
  ) as Record<FilterPart, string[]>;
  return { filter: { ...parts, search: readSearch(input?.search, `${path}.search`, problems) }, problems };
}

/** The same, or an error that says all that is wrong. */
export function acceptedFilter(input: ChangeFilterInput): ChangeFilter {
  const { filter, problems } = readFilter(input, 'filter');
  if (problems.length > 0) throw invalidInput(problems);
  return filter;
}

function readPart(part: FilterPart, values: readonly string[], path: string, problems: Problem[]): string[] {
  const { accept, expected } = FILTER_RULES[part];
  if (values.length > MOST_VALUES) {
    problems.push({ path, message: `expected at most ${MOST_VALUES} values` });
    return [];
  }
  const accepted = values.map((value, index) => {
    const good = accept(value);
    if (good === null)
      problems.push({
        path: `${path}.${index}`,
        message: `${JSON.stringify(value)} is not known; expected ${expected}`,
      });
    return good;
  });
  return [...new Set(accepted.filter((value) => value !== null))];
}
