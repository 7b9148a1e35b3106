import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { grouped } from '../grouped.js';
import type { SearchText } from './search-text.js';
import { searchedTexts, type Searched } from './searched-texts.js';
import { searchVector } from './search-vector.js';

/** Gives texts that are not in a record's content, such as those of its files; asked for many records at once. */
export interface SearchTextSource {
  /** by the record's id; a record without any may be left out */
  searchTextsOf(records: readonly Searched[]): Promise<ReadonlyMap<string, readonly SearchText[]>>;
}

const BATCH = 250;

/**
 * What finds a record: worked out when a revision is written, and again by `refresh` when a text outside its content came
 * or changed. Who has such texts calls `addSource` once, when the module starts.
 */
@Injectable()
export class SearchIndex {
  private readonly sources: SearchTextSource[] = [];

  constructor(@Inject(Database) private readonly db: Database) {}

  addSource(source: SearchTextSource): void {
    this.sources.push(source);
  }

  /** The texts outside the content, by the record's id. */
  async moreTextsOf(records: readonly Searched[]): Promise<Map<string, SearchText[]>> {
    const found: [string, SearchText][] = [];
    for (const source of this.sources) {
      for (const [id, texts] of await source.searchTextsOf(records))
        found.push(...texts.map((t) => [id, t] as [string, SearchText]));
    }
    return new Map([...grouped(found, ([id]) => id)].map(([id, texts]) => [id, texts.map(([, text]) => text)]));
  }

  /** Vectors for `::tsvector`, by the record's id. */
  async vectorsOf(records: readonly Searched[]): Promise<Map<string, string>> {
    const more = await this.moreTextsOf(records);
    return new Map(records.map((record) => [record.id, searchVector(searchedTexts(record, more.get(record.id)))]));
  }

  /** Works out again what finds these records, from their newest published revisions. Unknown ids and drafts are passed over. */
  async refresh(publicationIds: readonly string[]): Promise<void> {
    const ids = [...new Set(publicationIds)].sort();
    for (let from = 0; from < ids.length; from += BATCH) {
      await this.db.transaction(() => this.refreshBatch(ids.slice(from, from + BATCH)));
    }
  }

  /** Locked in the order of ids, as everybody does who changes many: a revision published meanwhile is not overwritten. */
  private async refreshBatch(ids: readonly string[]): Promise<void> {
    const records = await this.db.query<Searched>(
      `SELECT p.id, r.content FROM library.publication p
       JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       WHERE p.id = ANY($1) ORDER BY p.id FOR NO KEY UPDATE OF p`,
      [ids],
    );
    if (records.length === 0) return;
    const rows = [...(await this.vectorsOf(records))].map(([id, search]) => ({ id, search }));
    await this.db.query(
      `UPDATE library.publication p SET search = given.search::tsvector
       FROM jsonb_to_recordset($1::jsonb) AS given (id text, search text) WHERE p.id = given.id`,
      [JSON.stringify(rows)],
    );
  }
}
