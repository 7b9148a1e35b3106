import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '#database';
import { fold } from '#kernel';
import { canStem, dictionaryOf, stemmedLanguage } from './stemmers.js';

/** A word's stem in its language, folded; '' for words that say nothing by themselves (the, of); null without a stemmer. */
export type StemOf = (language: string | null, written: string) => string | null;

export interface WrittenWord {
  language: string | null;
  written: string;
}

/** Stems come from PostgreSQL's own stemmers, and most words have been asked for before. */
@Injectable()
export class Stems {
  private readonly known = new LRUCache<string, { stem: string }>({ max: 100_000 });

  constructor(@Inject(Database) private readonly db: Database) {}

  /** Looks up all of them with at most one query. */
  async of(words: Iterable<WrittenWord>): Promise<StemOf> {
    const found = new Map<string, string>();
    const unknown = new Map<string, { dictionary: string; written: string }>();
    for (const { language: tag, written } of words) {
      const language = stemmedLanguage(tag);
      if (language === null || !canStem(language, written)) continue;
      const key = `${language} ${written}`;
      if (found.has(key) || unknown.has(key)) continue;
      const known = this.known.get(key);
      if (known) found.set(key, known.stem);
      else unknown.set(key, { dictionary: dictionaryOf(language), written });
    }
    await this.lookUp(unknown, found);
    return (tag, written) => {
      const language = stemmedLanguage(tag);
      return language === null ? null : (found.get(`${language} ${written}`) ?? null);
    };
  }

  private async lookUp(
    unknown: ReadonlyMap<string, { dictionary: string; written: string }>,
    found: Map<string, string>,
  ): Promise<void> {
    if (unknown.size === 0) return;
    const asked = [...unknown.values()];
    const rows = await this.db.query<{ stem: string | null }>(
      `SELECT (ts_lexize(dictionary::regdictionary, written))[1] AS stem
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS word (dictionary, written, place) ORDER BY place`,
      [asked.map(({ dictionary }) => dictionary), asked.map(({ written }) => written)],
    );
    [...unknown.keys()].forEach((key, index) => {
      const stem = fold(rows[index]?.stem ?? '').replace(/[^\p{L}\p{N}\p{M}]/gu, '');
      this.known.set(key, { stem });
      found.set(key, stem);
    });
  }
}
