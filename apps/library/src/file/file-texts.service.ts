import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#database';
import { SearchIndex, type SearchTextSource } from '../search/search-index.service.js';
import type { SearchText } from '../search/search-text.js';
import type { Extracted } from './extract-text.js';

/**
 * Bytes. PostgreSQL's search vectors end at a megabyte, and a short text with many different words takes several times its own
 * size; what a record says itself needs room as well.
 */
const MOST_SEARCHED = 150_000;

/**
 * The texts that were read in files, by hash of their content. A record is found by those of its newest revision, by whoever may
 * read that revision: the same as for its own words.
 */
@Injectable()
export class FileTexts implements OnModuleInit, SearchTextSource {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SearchIndex) private readonly index: SearchIndex,
  ) {}

  onModuleInit(): void {
    this.index.addSource(this);
  }

  /** Whoever writes a revision holds the files until it is there: a text that comes meanwhile then finds it. */
  async searchTextsOf(records: Parameters<SearchTextSource['searchTextsOf']>[0]): Promise<Map<string, SearchText[]>> {
    const ids = [...new Set(records.flatMap(({ content }) => (content.files ?? []).map(({ file }) => file)))];
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; text: string }>(
      `SELECT f.id, left(t.text, $2) AS text FROM library.file f JOIN library.file_text t ON t.sha256 = f.sha256
       WHERE f.id = ANY($1) AND f.state = 'READY' AND f.text_state = 'READ' ${this.db.inTransaction ? 'FOR SHARE OF f' : ''}`,
      [ids, MOST_SEARCHED],
    );
    const texts = new Map(rows.map(({ id, text }) => [id, text]));
    return new Map(records.map(({ id, content }) => [id, searched(content.files ?? [], texts)]));
  }

  async keep(file: { id: string; sha256: string }, { text, pages, isCut }: Extracted): Promise<void> {
    await this.db.transaction(async () => {
      await this.db.query(
        `INSERT INTO library.file_text (sha256, text, pages, is_cut) VALUES ($1, $2, $3, $4)
         ON CONFLICT (sha256) DO UPDATE SET text = excluded.text, pages = excluded.pages, is_cut = excluded.is_cut`,
        [file.sha256, text, pages, isCut],
      );
      await this.db.query(`UPDATE library.file SET text_state = 'READ' WHERE id = $1`, [file.id]);
    });
    await this.tellIndex(file.id);
  }

  /** The records whose newest revision carries it are worked out again. */
  private async tellIndex(id: string): Promise<void> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT DISTINCT publication_id AS id FROM library.revision WHERE content -> 'files' @> $1::jsonb`,
      [JSON.stringify([{ file: id }])],
    );
    await this.index.refresh(rows.map((row) => row.id));
  }
}

function searched(
  files: readonly { file: string; language: string }[],
  texts: ReadonlyMap<string, string>,
): SearchText[] {
  let left = MOST_SEARCHED;
  return files.flatMap(({ file, language }) => {
    const text = upTo(left, texts.get(file) ?? '');
    left -= Buffer.byteLength(text);
    return text === '' ? [] : [{ field: 'files', language, text }];
  });
}

const upTo = (bytes: number, text: string): string =>
  Buffer.byteLength(text) <= bytes
    ? text
    : Buffer.from(text)
        .subarray(0, Math.max(0, bytes))
        .toString('utf8')
        .replace(/\ufffd$/, '');
