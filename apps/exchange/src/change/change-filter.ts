import { CHANGE_TYPES } from '#contracts';
import {
  canonicalLanguage,
  isAuthorityId,
  isCountryCode,
  isParticipantId,
  PUBLICATION_KINDS,
  type Problem,
} from '#kernel';

/** What may be asked of the log, by a subscription, a feed or a query. An empty or absent part means: all. */
export const FILTER_PARTS = [
  'types',
  'kinds',
  'countries',
  'bodies',
  'topics',
  'legalBases',
  'occupations',
  'languages',
] as const;
export type FilterPart = (typeof FILTER_PARTS)[number];
export type ChangeFilter = Record<FilterPart, string[]>;
export type ChangeFilterInput = Partial<Record<FilterPart, string[] | null>> | null | undefined;

const MOST_VALUES = 300;
const oneOf = (list: readonly string[]) => (value: string) => (list.includes(value) ? value : null);
const matching = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : null);

/** Each part: the accepted form of a value, or null; and what would be right. */
const RULES: Record<FilterPart, { accept: (value: string) => string | null; expected: string }> = {
  types: { accept: oneOf(CHANGE_TYPES), expected: `one of ${CHANGE_TYPES.join(', ')}` },
  kinds: { accept: oneOf(PUBLICATION_KINDS), expected: `one of ${PUBLICATION_KINDS.join(', ')}` },
  countries: {
    accept: (value) => (isCountryCode(value) ? value : null),
    expected: 'an ISO 3166-1 alpha-2 code in capitals, such as VN',
  },
  bodies: {
    accept: (value) => (isParticipantId(value) && !isAuthorityId(value) ? value : null),
    expected: 'the id of a regional body, such as ASEAN or ASEAN-HC3',
  },
  topics: {
    accept: matching(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*){0,5}$/),
    expected: 'a topic code, such as health-personnel/recruitment',
  },
  legalBases: {
    accept: matching(/^[A-Z][A-Z0-9.-]{1,30}:[0-9A-Za-z][0-9A-Za-z.]{0,20}$/),
    expected: 'a legal basis, such as CODE-2010:7.2a',
  },
  occupations: { accept: matching(/^\d{1,4}$/), expected: 'an ISCO-08 code of one to four digits, such as 2221' },
  languages: { accept: canonicalLanguage, expected: 'a BCP 47 tag that exists, such as vi or pt-BR' },
};

/** The filter in its accepted form, and what is wrong with it, each problem naming its field below `path`. */
export function readFilter(input: ChangeFilterInput, path: string): { filter: ChangeFilter; problems: Problem[] } {
  const problems: Problem[] = [];
  const filter = Object.fromEntries(
    FILTER_PARTS.map((part) => [part, readPart(part, input?.[part] ?? [], `${path}.${part}`, problems)]),
  ) as ChangeFilter;
  return { filter, problems };
}

function readPart(part: FilterPart, values: readonly string[], path: string, problems: Problem[]): string[] {
  const { accept, expected } = RULES[part];
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
