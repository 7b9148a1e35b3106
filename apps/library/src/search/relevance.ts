import type { CompiledSearch } from './compiled-search.js';
import type { Vector, WordShares } from './word-shares.service.js';

/** How many of those that have the words in their titles are ranked, and of those that have them elsewhere. */
const MOST_RANKED: Record<Vector, number> = { search_title: 1000, search: 500 };
/** Of what ranks a record, the part that other languages' words have: it decides between equals. */
const OTHERS = 0.002;
/** Looking at a whole text takes so much longer than finding its record. */
const COST_ELSEWHERE = 4;

/**
 * Whether records with the words are found sooner by going back from the last published one. Through the index of words it
 * takes as long as there are such records, back from the last one as long as there are others between them.
 */
export function isCommon(shares: WordShares, vector: Vector, query: string): boolean {
  const share = shares.of(vector, query);
  return share * share * shares.records > MOST_RANKED[vector] * (vector === 'search' ? COST_ELSEWHERE : 1);
}

export interface RankedPage {
  /** conditions on `library.publication p` besides what is searched: who may read, the filter, the list it is within */
  conditions: readonly string[];
  /** that the record is found at all; not among the conditions */
  matches: string;
  /** adds a parameter and gives its name */
  parameter: (value: unknown) => string;
  /** of the last record of the page before */
  after: readonly [place: number, id: string] | null;
  limit: number;
  shares: WordShares;
}

/**
 * The ids of a page of the best matches, with their places. Ranking tens of thousands of texts takes seconds, so it goes by
 * tiers, each asked only when those before it did not fill the page:
 *
 * - 6 and above: all words in titles, number or id, side by side before scattered; 5: the rest of those, when there are more
 *   than could be ranked, the last published first;
 * - 4: the same in another language's words; 3: the rest of those;
 * - 1: anywhere, ranked by where and how often; 0: the rest.
 *
 * Within each tier `place` is what a cursor continues from. It depends on the record alone, except beyond what is ranked.
 * Those to be ranked are the last published: found through the index of words, or, where most records have the word, by
 * going back from the last published one. The two find the same.
 */
export function relevanceSql(search: CompiledSearch, page: RankedPage): string {
  const { parameter } = page;
  const limit = parameter(page.limit);
  const last = page.after ? `(${parameter(page.after[0])}::float8, ${parameter(page.after[1])})` : null;
  // Named when first used: PostgreSQL wants to know the type of each parameter that it is given.
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
  const rank = (asked: () => string, vector: Vector, normalised = 0): string =>
    `ts_rank('{0.05, 0.1, 0.3, 1}', p.${vector}, ${asked()}, ${normalised})`;
  const inTitle = (): string => `p.search_title @@ ${typed()}`;
  const inTitleAtAll = (): string => `p.search_title @@ ${found()}`;
  const anywhere = search.excludes ? [page.matches] : [];

  const groups: Group[] = [
    {
      tiers: [6, 5],
      vector: 'search_title',
      query: search.typed,
      where: () => [...anywhere, inTitle()],
      place: () =>
        `${search.phrase === null ? '0' : `(p.search_title @@ ${phrase()})::int`} + ${search.words === null ? '0' : rank(words, 'search_title', 1)}`,
    },
    {
      tiers: [4, 3],
      vector: 'search_title',
      query: search.others === null ? null : search.found,
      where: () => [...anywhere, inTitleAtAll(), `NOT (${inTitle()})`],
      place: () => rank(others, 'search_title', 1),
    },
    {
      tiers: [1, 0],
      vector: 'search',
      query: search.found,
      where: () => [page.matches, `NOT (${inTitleAtAll()})`],
      place: () =>
        `${search.words === null ? '0' : `0.9 * ${rank(words, 'search')}`} + ${search.others === null ? '0' : `${OTHERS} * ${rank(others, 'search')}`}`,
    },
  ];
  const ranked: string[] = [];
  const tiers = groups.flatMap(({ tiers: [first, second], vector, query: asked, where, place }, at) => {
    if (asked === null) return [];
    const most = MOST_RANKED[vector];
    const records = (cut: string, besides: readonly string[] = []): string =>
      newest(page, vector, [...where(), ...besides], isCommon(page.shares, vector, asked), cut);
    const tier = (from: number, placed: string, among: string): string =>
      `(SELECT * FROM (SELECT p.id, (${from} + ${placed})::float8 AS place FROM ${among} p) hit
        ${last === null ? '' : `WHERE (place, id) < ${last}`} ORDER BY place DESC, id DESC LIMIT ${limit})`;
    const rest = (...besides: string[]): string =>
      tier(second, `extract(epoch FROM p.published_at) / 1e10`, `(${records(`OFFSET ${most}`, besides)})`);
    const isLeft = (from: number): boolean => page.after === null || page.after[0] >= from;
    if (!isLeft(first)) return isLeft(second) ? [rest()] : [];
    const name = `ranked_${at}`;
    ranked.push(`${name} AS MATERIALIZED (${records(`LIMIT ${most}`)})`);
    // Without a rest nothing is looked for a second time.
    return [tier(first, place(), name), rest(`(SELECT count(*) FROM ${name}) = ${most}`)];
  });
  const named = ranked.length > 0 ? `WITH ${ranked.join(', ')} ` : '';
  return `${named}${tiers.join(' UNION ALL ')} LIMIT ${limit}`;
}

/** Records that are found in the same way. */
interface Group {
  /** of those that are ranked, and of the rest */
  tiers: [ranked: number, rest: number];
  vector: Vector;
  /** null: there are none */
  query: string | null;
  where: () => readonly string[];
  /** SQL of where a ranked one stands among them */
  place: () => string;
}

/** The last published first. Either way is closed off where it is the longer one. */
function newest(page: RankedPage, vector: Vector, where: readonly string[], goesBack: boolean, cut: string): string {
  const conditions = goesBack ? where.map((condition) => `(${condition}) IS TRUE`) : where;
  const published = goesBack ? 'p.published_at' : `(p.published_at + interval '0')`;
  return `SELECT p.id, p.published_at, p.${vector} FROM library.publication p
    WHERE ${[...page.conditions, ...conditions].join(' AND ')} ORDER BY ${published} DESC, p.id DESC ${cut}`;
}
