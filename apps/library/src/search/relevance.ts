import type { CompiledSearch } from './compiled-search.js';

/** How many of those that have the words outside their titles are ranked; the rest follow, the last published first. */
const MOST_RANKED = 500;

export interface RankedPage {
  columns: string;
  conditions: readonly string[];
  /** that the record is found at all; not among the conditions */
  matches: string;
  /** adds a parameter and gives its name */
  parameter: (value: unknown) => string;
  /** of the last record of the page before */
  after: readonly [place: number, id: string] | null;
  limit: number;
}

/**
 * A page of the best matches. Ranking tens of thousands of long texts takes seconds, so it goes by tiers, each asked only
 * when those before it did not fill the page: 4 and above all words in titles, number or id; 2 the same in another
 * language's words; 1 anywhere, ranked by where and how often; below that, when there are more than could be ranked, the
 * last published. Within each tier `place` is what a cursor continues from, and depends on the record alone.
 */
export function relevanceSql(search: CompiledSearch, page: RankedPage): string {
  const { parameter } = page;
  const limit = parameter(page.limit);
  const id = page.after ? parameter(page.after[1]) : '';
  const last = page.after ? `(${parameter(page.after[0])}::float8, ${id})` : null;
  const reaches = (below: number): boolean => page.after === null || page.after[0] >= below;
  const query = (text: string | null): (() => string) => {
    let name: string | undefined;
    return () => `${(name ??= parameter(text))}::tsquery`;
  };
  const [typed, words, others, phrase] = [search.typed, search.words, search.others, search.phrase].map(query) as [
    () => string,
    () => string,
    () => string,
    () => string,
  ];
  const found = search.others === null ? typed : query(search.found);
  const rank = (asked: () => string, vector: string, normalised = 0): string =>
    `ts_rank('{0.05, 0.1, 0.3, 1}', ${vector}, ${asked()}, ${normalised})`;

  const tier = (place: string, from: string): string =>
    `(SELECT * FROM (SELECT ${page.columns}, (${place})::float8 AS place FROM ${from}) hit
      ${last === null ? '' : `WHERE (place, id) < ${last}`} ORDER BY place DESC, id DESC LIMIT ${limit})`;
  const matching = (...more: string[]): string =>
    `library.publication p WHERE ${[...page.conditions, ...more].join(' AND ')}`;
  const anywhere = search.excludes ? [page.matches] : [];
  const inTitle = (): string => `p.search_title @@ ${typed()}`;
  const inTitleAtAll = (): string => `p.search_title @@ ${found()}`;
  const elsewhere = (place: string, cut: string): string => {
    const records = matching(page.matches, `NOT (${inTitleAtAll()})`);
    return tier(place, `(SELECT p.* FROM ${records} ORDER BY p.published_at DESC, p.id DESC ${cut}) p`);
  };

  const tiers: string[] = [];
  if (reaches(4)) {
    const whole = search.phrase === null ? '0' : `(p.search_title @@ ${phrase()})::int`;
    const ranked = search.words === null ? '0' : rank(words, 'p.search_title', 1);
    tiers.push(tier(`4 + ${whole} + ${ranked}`, matching(...anywhere, inTitle())));
  }
  if (search.others !== null && reaches(2)) {
    const records = matching(...anywhere, inTitleAtAll(), `NOT (${inTitle()})`);
    tiers.push(tier(`2 + ${rank(others, 'p.search_title', 1)}`, records));
  }
  if (reaches(1)) {
    const own = search.words === null ? '0' : `0.9 * ${rank(words, 'p.search')}`;
    const translated = search.others === null ? '0' : `0.1 * ${rank(others, 'p.search')}`;
    tiers.push(elsewhere(`1 + ${own} + ${translated}`, `LIMIT ${MOST_RANKED}`));
  }
  tiers.push(elsewhere(`extract(epoch FROM p.published_at) / 1e10`, `OFFSET ${MOST_RANKED}`));
  return `${tiers.join(' UNION ALL ')} LIMIT ${limit}`;
}
