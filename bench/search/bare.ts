import { ANONYMOUS } from '#access';
import { conditionsOf, type CompiledSearch } from '#library';
import type { BenchQuery } from './queries.js';

export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** The same page as one plain statement: the same conditions, order and limit, without tiers and without knowing what is rare. */
export function plainStatement({ filter }: BenchQuery, search: CompiledSearch): Statement {
  const where = conditionsOf(ANONYMOUS, filter ?? {}, search);
  const parameters = [...where.parameters];
  const query = (text: string): string => `$${parameters.push(text)}::tsquery`;
  const rank = (vector: string, text: string | null, normalised: number): string =>
    text === null ? '0' : `ts_rank('{0.05, 0.1, 0.3, 1}', p.${vector}, ${query(text)}, ${normalised})`;
  const whole = search.phrase === null ? '0' : `(p.search_title @@ ${query(search.phrase)})::int`;
  return {
    sql: `SELECT p.id FROM library.publication p WHERE ${where.conditions.join(' AND ')}
      ORDER BY CASE WHEN p.search_title @@ ${query(search.typed)} THEN 6 + ${whole} + ${rank('search_title', search.words, 1)}
        WHEN p.search_title @@ ${query(search.found)} THEN 4 + ${rank('search_title', search.others, 1)}
        ELSE 1 + 0.9 * ${rank('search', search.words, 0)} + 0.002 * ${rank('search', search.others, 0)} END DESC, p.id DESC LIMIT 21`,
    parameters,
  };
}
