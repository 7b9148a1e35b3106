import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import { words, type Word } from '#kernel';
import { readByIndex } from './by-index.js';
import { edits } from '../vocabulary/nearest.js';

const CANDIDATES = 30;
/** How many records with a word are counted: enough to know the common one from the rare. */
const ENOUGH = 50;
const WORD = /^\p{L}{4,40}$/u;

/**
 * What a mistyped search may have meant: each word that finds nothing for this reader is replaced by the nearest word that
 * does. The words come from public records only, and each is offered only when it finds something that the reader may read,
 * so that nothing hidden, withdrawn or narrowed since shows.
 */
@Injectable()
export class Suggestions {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Null when there is nothing better. */
  async correct(actor: Actor, typed: string): Promise<string | null> {
    const text = typed.normalize('NFC');
    let corrected = '';
    let at = 0;
    for (const word of words(text)) {
      if (!WORD.test(word.text) || word.cut || isMeantAsItStands(text, word)) continue;
      const better = await this.better(actor, word.text);
      if (better === null) continue;
      corrected += text.slice(at, word.from) + better;
      at = word.to;
    }
    return at === 0 ? null : corrected + text.slice(at);
  }

  private async better(actor: Actor, word: string): Promise<string | null> {
    if ((await this.countOf(actor, `'${word}':*`)) > 0) return null;
    const rows = await this.db.query<{ word: string }>(
      `SELECT word FROM library.search_word WHERE word % $1 ORDER BY similarity(word, $1) DESC, word LIMIT ${CANDIDATES}`,
      [word],
    );
    const most = word.length < 6 ? 1 : word.length < 10 ? 2 : 3;
    const near = rows
      .map((row) => ({ word: row.word, distance: edits(word, row.word) }))
      .filter(({ distance }) => distance > 0 && distance <= most)
      .sort((a, b) => a.distance - b.distance);
    let best: { word: string; distance: number; count: number } | null = null;
    for (const candidate of near.slice(0, 8)) {
      if (best && candidate.distance > best.distance) break;
      const count = await this.countOf(actor, `'${candidate.word}'`);
      if (count > (best?.count ?? 0)) best = { ...candidate, count };
    }
    return best?.word ?? null;
  }

  private async countOf(actor: Actor, query: string): Promise<number> {
    const [row] = await readByIndex<{ count: number }>(
      this.db,
      `SELECT count(*)::int AS count FROM (SELECT FROM library.publication p
         WHERE p.search @@ $1::tsquery AND p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$2::text[]')} LIMIT ${ENOUGH}) few`,
      [query, actor.readerKeys],
    );
    return row?.count ?? 0;
  }
}

/** In quotation marks, or excluded. */
function isMeantAsItStands(text: string, { from }: Word): boolean {
  const before = text.slice(0, from);
  return (before.split('"').length - 1) % 2 === 1 || /(?:^|\s)-$/.test(before);
}
