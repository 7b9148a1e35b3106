import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { grouped } from '../grouped.js';
import { IndexedWords } from './indexed-words.service.js';
import type { SearchText, WeightedText } from './search-text.js';
import { searchedTexts, type Searched } from './searched-texts.js';
import { searchVectors, type Vectors } from './search-vector.js';
import { stemmedLanguage } from './stemmers.js';

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
  /** languages with a stemmer that were met here */
  readonly languagesWritten = new Set<string>();
  private readonly sources: SearchTextSource[] = [];

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(IndexedWords) private readonly words: IndexedWords,
  ) {}

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

  /** What finds each record, by its id. */
  async vectorsOf(records: readonly Searched[]): Promise<Map<string, Vectors>> {
    const more = await this.moreTextsOf(records);
    const texts = records.map((record) => searchedTexts(record, more.get(record.id)));
    const all = texts.flat();
    const words = (await this.words.of(all)).values();
    for (const { language } of all) {
      const stemmed = stemmedLanguage(language);
      if (stemmed !== null) this.languagesWritten.add(stemmed);
    }
    return new Map(
      records.map(({ id }, index) => [
        id,
        searchVectors(
          (texts[index] as WeightedText[]).map(({ weight }) => ({ weight, words: words.next().value ?? [] })),
        ),
      ]),
    );
  }

  /** That their words are to be gone through, by whoever runs jobs. */
  async due(publicationIds: readonly string[]): Promise<void> {
    await this.db.query(
      `INSERT INTO library.search_due (publication_id) SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING`,
      [publicationIds],
    );
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
    const rows = [...(await this.vectorsOf(records))].map(([id, vectors]) => ({ id, ...vectors }));
    await this.db.query(
      `UPDATE library.publication p SET search = given.search::tsvector, search_title = given.search_title::tsvector
       FROM jsonb_to_recordset($1::jsonb) AS given (id text, search text, search_title text) WHERE p.id = given.id`,
      [JSON.stringify(rows)],
    );
  }
}
