import { readFilter, FILTER_PARTS, type ChangeFilter, type ChangeFilterInput } from '../change/change-filter.js';
import { canonicalLanguage, acceptedLanguages, invalidInput, type Problem } from '#kernel';

/** What stands in a feed's address besides its filter. */
export const OWN_WORDS = ['before', 'lang', 'key'] as const;

/** Those of the filter: lists, and words to find. */
export const FILTER_WORDS = [...FILTER_PARTS, 'search'] as const;

export type FeedQuery = Record<string, string | string[] | undefined>;

export interface AskedFilter {
  /** only the parts that are asked for */
  parts: Partial<ChangeFilter>;
  /** the same filter in one way of writing it, for the feed's own address; empty without one */
  query: string;
}

/**
 * The filter in a feed's address: the words of ChangeFilter in the graph, lists with commas or with
 * the word repeated. A word that is not known is
 * refused, since a mistyped filter would hand out everything.
 * @param taken what the address says already: the country of a country's feed
 */
export function readFeedFilter(given: FeedQuery, taken?: string): AskedFilter {
  const words = Object.keys(given).filter((word) => !(OWN_WORDS as readonly string[]).includes(word));
  if (words.length === 0) return { parts: {}, query: '' };
  const problems: Problem[] = words.flatMap((word) => {
    if (word === taken) return [{ path: word, message: 'is said by the address of the feed already' }];
    if ((FILTER_WORDS as readonly string[]).includes(word)) return [];
    return [
      { path: word.slice(0, 60), message: `is not known here; expected ${[...FILTER_WORDS, ...OWN_WORDS].join(', ')}` },
    ];
  });
  const { search, ...lists } = given;
  const values = Object.keys(lists).map((word) => [word, listed(given[word])]);
  const input = { ...Object.fromEntries(values), search: single(search) } as ChangeFilterInput;
  const { filter, problems: bad } = readFilter(input, '');
  problems.push(...bad.map(({ path, message }) => ({ path: path.replace(/^\./, ''), message })));
  if (problems.length > 0) throw invalidInput(problems);
  const asked = FILTER_PARTS.filter((part) => filter[part].length > 0);
  const written = asked.map((part) => `${part}=${filter[part].toSorted().map(encodeURIComponent).join(',')}`);
  if (filter.search) written.push(`search=${encodeURIComponent(filter.search.typed)}`);
  return {
    parts: {
      ...(Object.fromEntries(asked.map((part) => [part, filter[part]])) as Partial<ChangeFilter>),
      ...(filter.search ? { search: filter.search } : {}),
    },
    query: written.join('&'),
  };
}

const listed = (given: string | string[] | undefined): string[] =>
  [given ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** One of those that the route takes once. */
export const single = (given: string | string[] | undefined): string | undefined => [given].flat()[0];

export function readBefore(before: string | undefined): number | undefined {
  if (before === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(before)) return Number(before);
  throw invalidInput([
    { path: 'before', message: 'expected a position, as in the prev-archive link of the page after it' },
  ]);
}

export function readLanguages(asked: string | undefined, header: string | undefined): string[] {
  if (asked === undefined) return acceptedLanguages(header);
  const language = canonicalLanguage(asked);
  if (language !== null) return [language];
  throw invalidInput([{ path: 'lang', message: 'expected a BCP 47 tag that exists, such as vi or pt-BR' }]);
}
