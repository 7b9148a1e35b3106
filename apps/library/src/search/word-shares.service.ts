import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { heldFor } from './held-for.js';

export type Vector = 'search' | 'search_title';

export interface WordShares {
  /** how many records there are */
  records: number;
  /** the share of them that a `::tsquery` of ours finds; 0 for what only few have */
  of(vector: Vector, query: string): number;
}

const HELD_MS = 300_000;
const TOKEN = /'([^']*)'(:\*)?|<(?:-|\d+)>|[&|!()]/gu;

/**
 * How common words are, from PostgreSQL's own statistics of the most common ones. Its planner guesses that a word it has not
 * counted is in one record of a hundred, a search has a dozen forms of each word, and so it would read through all records
 * for a word that three of them have.
 */
@Injectable()
export class SearchStatistics {
  private readonly held = heldFor(HELD_MS, () => this.read());

  constructor(@Inject(Database) private readonly db: Database) {}

  shares(): Promise<WordShares> {
    return this.held();
  }

  private async read(): Promise<WordShares> {
    const rows = await this.db.query<{ vector: Vector; words: string[]; shares: number[] }>(
      `SELECT attname AS vector, most_common_elems::text::text[] AS words, most_common_elem_freqs AS shares FROM pg_stats
       WHERE schemaname = 'library' AND tablename = 'publication' AND attname IN ('search', 'search_title')
         AND most_common_elems IS NOT NULL`,
    );
    const [table] = await this.db.query<{ records: number }>(
      `SELECT greatest(reltuples, 0)::float8 AS records FROM pg_class WHERE oid = 'library.publication'::regclass`,
    );
    const byVector = new Map(
      rows.map(({ vector, words, shares }) => [vector, new Map(words.map((word, at) => [word, shares[at] ?? 0]))]),
    );
    return {
      records: table?.records ?? 0,
      of: (vector, query) => shareOf(query, byVector.get(vector) ?? new Map()),
    };
  }
}

/** Of all words the rarest counts, of alternatives the most common. */
export function shareOf(query: string, shares: ReadonlyMap<string, number>): number {
  const tokens = [...query.matchAll(TOKEN)];
  let at = 0;
  const one = (): number => {
    const [token = '', word, beginning] = tokens[at++] ?? [];
    if (token === '!') {
      one();
      return 1;
    }
    if (token === '(') {
      const inner = any();
      at += 1;
      return inner;
    }
    return beginning ? shareOfBeginning(word ?? '', shares) : (shares.get(word ?? '') ?? 0);
  };
  const all = (): number => {
    let share = one();
    while (at < tokens.length && /^(?:&|<)/.test(tokens[at]?.[0] ?? '')) {
      at += 1;
      share = Math.min(share, one());
    }
    return share;
  };
  const any = (): number => {
    let share = all();
    while (tokens[at]?.[0] === '|') {
      at += 1;
      share = Math.max(share, all());
    }
    return share;
  };
  return tokens.length === 0 ? 0 : any();
}

function shareOfBeginning(beginning: string, shares: ReadonlyMap<string, number>): number {
  let most = 0;
  for (const [word, share] of shares) if (share > most && word.startsWith(beginning)) most = share;
  return most;
}
